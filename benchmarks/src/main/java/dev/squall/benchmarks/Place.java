package dev.squall.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a benchmark works.
 *
 * @param home    the source tree, built
 * @param scratch a directory that goes away afterwards
 */
record Place(Path home, Path scratch, PrintStream out) {
    void say(String line) {
        out.println("  " + line);
        out.flush();
    }

    Path write(String name, String text) throws IOException {
        return Files.writeString(scratch.resolve(name), text);
    }
}
