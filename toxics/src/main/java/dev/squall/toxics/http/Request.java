package dev.squall.toxics.http;

import java.util.Map;
import java.util.Optional;

/**
 * One request whose head was read.
 *
 * @param headers by their names in small letters; of repeated ones the first
 */
public record Request(
        String method, Target target, boolean keepAlive, boolean oldProtocol, Map<String, String> headers, Body body) {
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }
}
