package dev.squall.cli;

/** Makes a text of somebody else's fit for one line of a terminal: what would move the cursor, or turn text around, is shown by its number. */
final class OneLine {
    private OneLine() {}

    static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (moves(text.charAt(i))) {
                return shown(text);
            }
        }
        return text;
    }

    private static String shown(String text) {
        var line = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '\n') {
                line.append("\\n");
            } else if (moves(letter)) {
                line.append("\\u").append(Integer.toHexString(0x10000 | letter).substring(1));
            } else {
                line.append(letter);
            }
        }
        return line.toString();
    }

    private static boolean moves(char letter) {
        return Character.isISOControl(letter)
                || (letter >= '\u2028' && letter <= '\u202e')
                || (letter >= '\u2066' && letter <= '\u2069');
    }
}
