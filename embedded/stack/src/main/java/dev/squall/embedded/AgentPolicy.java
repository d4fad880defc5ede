package dev.squall.embedded;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the agents of an embedded stack may do on this machine: look around, signal processes other than the stack's own, and spoil
 * connections at the stack's toxics server and at no other.
 */
final class AgentPolicy {
    private static final String TEXT = """
            # Written at every start of the embedded stack.
            families: [http, tcp, prometheus, signal, toxiproxy]
            protect: ["process=postgres", "process=redis-server"]
            longest: 10m
            process: {programs: [], shell: false}
            toxiproxy: {servers: ["%s"]}
            environment: ["ORDERS_*"]
            """;

    private AgentPolicy() {}

    /** @param toxics where the server is controlled */
    static void write(Path file, URI toxics) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, TEXT.formatted(toxics.getAuthority()));
    }
}
