package dev.squall.report;

/** A file that is no journal; the message names the file and says what would be right. */
public final class UnreadableJournal extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableJournal(String message) {
        super(message);
    }
}
