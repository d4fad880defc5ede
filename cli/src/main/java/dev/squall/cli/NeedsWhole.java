package dev.squall.cli;

/** The command needs jars that this process was started without; see {@link Whole}. Nothing was done yet. */
final class NeedsWhole extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NeedsWhole() {
        super("begins again with all jars", null, false, false);
    }
}
