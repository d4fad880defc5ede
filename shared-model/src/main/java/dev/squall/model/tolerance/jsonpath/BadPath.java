package dev.squall.model.tolerance.jsonpath;

/** Carries the reason out of the depth of the parser; never leaves this package. */
final class BadPath extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    BadPath(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    static BadPath at(int offset, String reason) {
        return new BadPath(reason + " at character " + (offset + 1));
    }

    String reason() {
        return reason;
    }
}
