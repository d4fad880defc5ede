package dev.squall.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What stands before a command: the mode, and Chaos Toolkit's options for all of its commands.
 *
 * @param log where every line that is said is written as well
 */
record Globals(Mode mode, Optional<Path> settings, Optional<Path> log, boolean verbose, boolean asJson) {
    static final Globals NONE = new Globals(Mode.SAFE, Optional.empty(), Optional.empty(), false, false);

    static final List<Option> OPTIONS = List.of(
            new Option(
                    "--compat",
                    "NAME",
                    "chaostoolkit: options, exit codes, signals and journal as of that tool, quirks included"),
            new Option("--settings", "FILE", "~/.chaostoolkit/settings.yaml"),
            new Option("--change-dir", "DIRECTORY", "where the command works"),
            Option.flag("--verbose", "says more"),
            Option.flag("--no-version-check", "has no effect: nobody is asked"),
            Option.flag("--no-log-file", "keeps no log"),
            new Option("--log-file", "FILE", "where the log is kept in the mode of that tool; chaostoolkit.log"),
            new Option("--log-file-level", "LEVEL", "debug, info, warning or error"),
            new Option("--log-format", "FORMAT", "string or json"),
            Option.flag("--version", "says which version this is"),
            Option.flag("--help", "this"));

    Globals unvalidated() {
        return new Globals(mode.withoutValidation(), settings, log, verbose, asJson);
    }

    static Globals of(Arguments given) throws UsageError {
        var compat = given.last("--compat");
        if (compat.isPresent() && !compat.get().equals("chaostoolkit")) {
            throw new UsageError("--compat is '" + compat.get() + "' and must be chaostoolkit");
        }
        oneOf(given, "--log-file-level", List.of("debug", "info", "warning", "error"));
        oneOf(given, "--log-format", List.of("string", "json"));
        var mode = compat.isPresent() ? Mode.CHAOS_TOOLKIT : Mode.SAFE;
        var log = given.last("--log-file")
                .or(() -> mode.toTheLetter() ? Optional.of("chaostoolkit.log") : Optional.empty())
                .filter(_ -> !given.has("--no-log-file"));
        return new Globals(
                mode,
                given.last("--settings").map(Path::of),
                log.map(Path::of),
                given.has("--verbose"),
                given.last("--log-format").equals(Optional.of("json")));
    }

    private static void oneOf(Arguments given, String option, List<String> words) throws UsageError {
        var word = given.last(option);
        if (word.isPresent() && !words.contains(word.get())) {
            throw new UsageError(option + " is '" + word.get() + "' and must be one of " + String.join(", ", words));
        }
    }
}
