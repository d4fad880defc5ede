package dev.squall.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the agents of an embedded stack may do on this machine: look around, and signal processes other than the stack's own. */
final class AgentPolicy {
    private static final String TEXT = """
            # Written at every start of the embedded stack.
            families: [http, tcp, prometheus, signal]
            protect: ["process=postgres"]
            longest: 10m
            process: {programs: [], shell: false}
            environment: ["ORDERS_*"]
            """;

    private AgentPolicy() {}

    static void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, TEXT);
    }
}
