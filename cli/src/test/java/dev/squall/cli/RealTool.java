package dev.squall.cli;

import dev.squall.testbed.Testbed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The same command line given to Chaos Toolkit and to Squall, both with the Python that has that tool. */
final class RealTool {
    private RealTool() {}

    /** What it says is left in the file {@code said}. */
    static int chaos(Path directory, String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Testbed.chaos().toString(), "--no-version-check", "--no-log-file"));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("said").toFile());
        builder.environment().put("PYTHONPATH", directory.toString());
        return builder.start().waitFor();
    }

    /** The same of Squall in that tool's mode. */
    static int compatible(Path directory, String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("--compat", "chaostoolkit", "--no-log-file"));
        command.addAll(List.of(words));
        return squall(directory, command.toArray(String[]::new));
    }

    static int squall(Path directory, String... words) throws IOException, InterruptedException {
        var builder = SquallProcess.in(directory, words)
                .redirectOutput(directory.resolve("said").toFile());
        builder.environment()
                .put("SQUALL_PYTHON", Testbed.chaos().resolveSibling("python3").toString());
        return builder.start().waitFor();
    }
}
