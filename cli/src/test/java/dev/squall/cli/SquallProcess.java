package dev.squall.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line as a process of its own, from this build's classes. */
public final class SquallProcess {
    private SquallProcess() {}

    /** @param directory where it works, and keeps its state; its errors stand among what it says */
    public static ProcessBuilder in(Path directory, String... words) {
        return with(List.of(), directory, words);
    }

    /** @param options of Java */
    public static ProcessBuilder with(List<String> options, Path directory, String... words) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.squall.cli.Main"));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("SQUALL_HOME", directory.resolve("state").toString());
        return builder;
    }
}
