package dev.squall.cli;

/** Names of runs, as they may stand in an address. */
final class Runs {
    private Runs() {}

    static String id(String word) throws UsageError {
        if (!isId(word)) {
            throw new UsageError("'" + word + "' is no run's id");
        }
        return word;
    }

    static boolean isId(String word) {
        return word.matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}");
    }
}
