package dev.squall.point.endpoint;

import java.util.Optional;

/** What was asked. */
record Request(String method, String path, Optional<String> authorization, String body) {}
