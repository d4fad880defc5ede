package dev.squall.embedded;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A process to start.
 *
 * @param name unique among its siblings; names its pid file and its log
 * @param program an executable file and its arguments
 * @param environment added to this process's own
 * @param health shows that the process is ready; without it a started process counts as ready
 */
public record ChildSpec(
        String name,
        List<String> program,
        Map<String, String> environment,
        Path log,
        Optional<Health> health,
        Limits limits) {

    /** @param start until it must be ready; @param stop between SIGTERM and SIGKILL */
    public record Limits(Duration start, Duration stop) {
        public static final Limits USUAL = new Limits(Duration.ofSeconds(60), Duration.ofSeconds(5));

        public Limits {
            if (!start.isPositive() || !stop.isPositive()) {
                throw new IllegalArgumentException("limits must be above zero: " + start + ", " + stop);
            }
        }
    }

    public ChildSpec {
        if (!name.matches("[a-z0-9][a-z0-9-]*")) {
            throw new IllegalArgumentException("the name of a process is made of a-z, 0-9 and -: " + name);
        }
        if (program.isEmpty()) {
            throw new IllegalArgumentException("the process " + name + " has no program");
        }
        program = List.copyOf(program);
        environment = Map.copyOf(environment);
    }

    /** A Quarkus application in its fast-jar form, small: serial collector, first compiler only. */
    public static ChildSpec quarkus(
            String name, Path jar, String heap, Map<String, String> environment, Path logs, URI health) {
        List<String> arguments = List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xss512k",
                "-Xmx" + heap,
                "-jar",
                jar.toString());
        return served(name, arguments, environment, logs.resolve(name + ".log"), health);
    }

    /** Any Java program that tells over HTTP whether it is ready. */
    public static ChildSpec served(
            String name, List<String> arguments, Map<String, String> environment, Path log, URI health) {
        Health ready = new Health.Http(health);
        return new ChildSpec(name, java(arguments), environment, log, Optional.of(ready), Limits.USUAL);
    }

    /** This JVM's own {@code java} with options, then the jar or the class path and main class. */
    static List<String> java(List<String> arguments) {
        var program = new ArrayList<String>();
        program.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        program.addAll(arguments);
        return program;
    }

    /** The program, tied to the life of this process where the system can do that. */
    List<String> command() {
        var command = new ArrayList<>(tie());
        command.addAll(program);
        return command;
    }

    /**
     * {@code setsid} keeps a Ctrl-C on the terminal from reaching the child, so that its owner stops it in order; {@code setpriv} has
     * the kernel kill the child when its owner is killed. Both replace themselves by the child: its pid is the one that was started.
     */
    private static List<String> tie() {
        Path setsid = Path.of("/usr/bin/setsid");
        Path setpriv = Path.of("/usr/bin/setpriv");
        return Files.isExecutable(setsid) && Files.isExecutable(setpriv)
                ? List.of(setsid.toString(), setpriv.toString(), "--pdeathsig", "KILL")
                : List.of();
    }
}
