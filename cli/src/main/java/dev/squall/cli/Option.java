package dev.squall.cli;

/**
 * One option of a command.
 *
 * @param name  with its dashes
 * @param value what its value is called in the help; empty for a switch
 * @param help  one line
 */
record Option(String name, String value, String help) {
    static Option flag(String name, String help) {
        return new Option(name, "", help);
    }

    boolean takesValue() {
        return !value.isEmpty();
    }
}
