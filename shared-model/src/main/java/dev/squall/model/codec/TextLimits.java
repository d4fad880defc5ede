package dev.squall.model.codec;

/** How much a document may ask of this process. What exceeds a limit is refused with a message that names it. */
public final class TextLimits {
    /** Characters; 4 MiB. */
    public static final int MAX_CHARACTERS = 4 * 1024 * 1024;

    /** Characters of one line of YAML: its reader goes back to the beginning of what it has not understood yet, again and again. */
    public static final int MAX_LINE = 128 * 1024;

    /** Lists and mappings inside each other, aliases followed. */
    public static final int MAX_DEPTH = 100;

    /** Values of all kinds, aliases followed: what a small text of aliases can grow to. */
    public static final int MAX_VALUES = 50_000;

    /** Uses of anchors in one YAML document. */
    public static final int MAX_ALIASES = 10_000;

    /** Digits of one number. */
    public static final int MAX_DIGITS = 1_000;

    private TextLimits() {}

    static void requireShort(String source, String text) throws MalformedText {
        if (text.length() > MAX_CHARACTERS) {
            throw new MalformedText(tooLong(source));
        }
    }

    /** For YAML; a long line of JSON costs nothing. */
    static void requireShortLines(String source, String text) throws MalformedText {
        int line = 1;
        int begins = 0;
        for (int end = text.indexOf('\n'); begins < text.length(); end = text.indexOf('\n', begins), line++) {
            int until = end < 0 ? text.length() : end;
            if (until - begins > MAX_LINE) {
                throw new MalformedText(new Problem(
                        source,
                        "",
                        line,
                        1,
                        "the line is longer than " + (MAX_LINE >> 10) + " KiB",
                        "write it in several lines, or the file as JSON"));
            }
            begins = until + 1;
        }
    }

    static Problem tooLong(String source) {
        return new Problem(source, "", 0, 0, "the text is longer than 4 MiB", "split it");
    }
}
