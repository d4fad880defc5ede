package dev.squall.report;

/** How something is shown: what nobody knows is never shown as good. */
enum Mark {
    GOOD("held", "HELD"),
    BAD("deviated", "DEVIATED"),
    UNKNOWN("unknown", "UNKNOWN"),
    /** Nothing was promised, or it says nothing about the hypothesis. */
    PLAIN("plain", "-");

    private final String style;
    private final String word;

    Mark(String style, String word) {
        this.style = style;
        this.word = word;
    }

    /** The class by which a page colours it. */
    String style() {
        return style;
    }

    String word() {
        return word;
    }

    /** A verdict or a recovery as a journal writes it. */
    static Mark of(String written) {
        return switch (written) {
            case "held", "clean" -> GOOD;
            case "deviated", "dirty" -> BAD;
            default -> UNKNOWN;
        };
    }
}
