package dev.squall.embedded;

import dev.squall.embedded.waiting.Waiting;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A stack that outlives the command that started it, in a process of its own. */
final class Detached {
    private static final Duration UP_LIMIT = Duration.ofMinutes(3);
    private static final Duration DOWN_LIMIT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(100);

    private final StateDirectory state;
    private final Progress out;

    Detached(StateDirectory state, Progress out) {
        this.state = state;
        this.out = out;
    }

    /** Starts a stack and returns when it is ready; a Ctrl-C before that stops it again. */
    int up() throws IOException, InterruptedException {
        if (state.owner().isPresent()) {
            out.say("a stack already runs");
            return status();
        }
        Files.createDirectories(state.root());
        Files.deleteIfExists(state.address()); // a killed stack's would be taken for the new one's
        Path log = state.root().resolve("stack.log");
        Files.writeString(log, "");
        Process server = new ProcessBuilder(serveCommand())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        Thread hook = Thread.ofPlatform().unstarted(() -> Termination.stop(server.toHandle(), DOWN_LIMIT));
        Runtime.getRuntime().addShutdownHook(hook);
        var told = new LogFollower(log, out);
        boolean decided = Waiting.until(UP_LIMIT, POLL, () -> {
            told.tell();
            return !server.isAlive() || Files.exists(state.address());
        });
        told.tell();
        if (!decided || !server.isAlive()) {
            out.say("the stack did not come up; see " + log + " and " + state.logs());
            return 1; // the hook stops what is still there
        }
        Runtime.getRuntime().removeShutdownHook(hook);
        return status();
    }

    /** Stops the stack, and whatever one that crashed has left behind. */
    int down(boolean wipe) throws IOException {
        Optional<ProcessHandle> owner = state.owner();
        if (owner.isPresent()) {
            out.say("stopping the stack, pid " + owner.get().pid());
            if (!Termination.stop(owner.get(), DOWN_LIMIT)) {
                out.say("it does not stop, pid " + owner.get().pid());
                return 1;
            }
        }
        if (Files.isDirectory(state.children())) {
            try (var children = new Children(state.children())) {
                children.stopLeftovers().forEach(name -> out.say("stopped a left-behind " + name));
            }
        }
        if (new EmbeddedPostgres.Postmaster(state.postgres().resolve("data")).stopLeftover()) {
            out.say("stopped a left-behind PostgreSQL");
        }
        Files.deleteIfExists(state.address());
        out.say(owner.isPresent() ? "stopped" : "no stack runs over " + state.root());
        if (wipe) {
            state.wipe();
            out.say("removed " + state.root());
        }
        return 0;
    }

    /** Says where the stack is found. 0 when it runs, 1 when not. */
    int status() throws IOException {
        Optional<StackAddress> address = StackAddress.read(state.address());
        if (state.owner().isEmpty() || address.isEmpty()) {
            out.say(state.owner().isPresent() ? "a stack is coming up" : "no stack runs over " + state.root());
            return 1;
        }
        StackAddress found = address.get();
        out.say("API         " + found.api() + "/api/v1");
        out.say("Kafka       " + found.kafka());
        out.say("PostgreSQL  " + found.jdbcUrl());
        out.say("Redis       " + found.redis());
        out.say("toxics      " + found.toxics());
        for (OrdersReplicas.OrdersReplica replica : found.orders()) {
            out.say("%-11s %s".formatted(replica.name(), replica.url()));
        }
        out.say("state       " + state.root());
        out.say("pids        stack " + found.pid() + pids());
        return 0;
    }

    private String pids() throws IOException {
        var text = new StringBuilder();
        try (var files = Files.newDirectoryStream(state.children(), "*.pid")) {
            for (Path file : files) {
                String name = file.getFileName().toString().replaceFirst("\\.pid$", "");
                text.append(", ")
                        .append(name)
                        .append(' ')
                        .append(Files.readString(file).strip());
            }
        }
        return text.toString();
    }

    private static List<String> serveCommand() {
        var command = new ArrayList<String>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            command.add("/usr/bin/setsid"); // a Ctrl-C meant for a later command must not reach it
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "--sun-misc-unsafe-memory-access=allow", // Kafka's client still needs it
                "-Dsquall.home=" + System.getProperty("squall.home", ""),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve"));
        return command;
    }
}
