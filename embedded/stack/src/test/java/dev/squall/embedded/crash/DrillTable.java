package dev.squall.embedded.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One line for each drill, printed after the last and left in a file. */
final class DrillTable {
    private static final String FORM = "[drill] %-12s | %-46s | %-44s | %6s | %s%n";

    private final List<String> lines = new ArrayList<>();
    private final Path file = Path.of("target", "crash-drills.txt").toAbsolutePath();

    /** @param component what was struck; @param moment when */
    synchronized void add(String component, String moment, Ending ending) {
        lines.add(String.format(
                Locale.ROOT, FORM, component, moment, ending.words(), ending.faultsLeft(), ending.secondsToClean()));
    }

    @SuppressWarnings("SystemOut") // whoever runs the drills reads it
    synchronized void print() throws IOException {
        var text = new StringBuilder(
                String.format(Locale.ROOT, FORM, "struck", "moment", "the run", "faults", "s to verified clean"));
        lines.forEach(text::append);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        System.out.print(text);
    }
}
