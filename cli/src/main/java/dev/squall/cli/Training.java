package dev.squall.cli;

import java.util.ArrayList;
import java.util.List;

/** Several commands in one process, separated by commas, from which the JVM learns what they load; started by {@code make-cache}. */
final class Training {
    private Training() {}

    public static void main(String[] words) {
        var terminal = Main.terminal();
        var command = new ArrayList<String>();
        for (var word : List.of(words)) {
            if (!word.equals(",")) {
                command.add(word);
                continue;
            }
            var _ = Main.run(command.toArray(String[]::new), terminal);
            command.clear();
        }
        Runtime.getRuntime().halt(0);
    }
}
