package dev.squall.coordinator.api;

/** What a journal says of the machine that wrote it. */
public record Machine(String node, String platform) {}
