package dev.squall.cli;

/** The command line asks for something that cannot be; ends the command with {@link Exit#USAGE}. */
final class UsageError extends Exception {
    private static final long serialVersionUID = 1L;

    UsageError(String message) {
        super(message, null, false, false);
    }

    String what() {
        return String.valueOf(getMessage());
    }
}
