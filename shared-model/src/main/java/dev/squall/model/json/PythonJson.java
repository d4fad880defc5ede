package dev.squall.model.json;

/** Python's {@code json.dumps()} of a value: on one line, a blank after each comma and colon, nothing but ASCII. */
public final class PythonJson {
    private static final char LAST_ASCII = 0x7e;

    private PythonJson() {}

    public static String dumps(Json value) {
        var text = new StringBuilder();
        append(value, text);
        return text.toString();
    }

    private static void append(Json value, StringBuilder text) {
        switch (value) {
            case Json.Null() -> text.append("null");
            case Json.Bool(boolean is) -> text.append(is);
            case Json.Number number -> text.append(PythonText.number(number));
            case Json.Text(String content) -> quoted(content, text);
            case Json.Array(var items) -> {
                text.append('[');
                var separator = "";
                for (var item : items) {
                    append(item, text.append(separator));
                    separator = ", ";
                }
                text.append(']');
            }
            case Json.Mapping(var members) -> {
                text.append('{');
                var separator = "";
                for (var member : members.entrySet()) {
                    quoted(member.getKey(), text.append(separator));
                    append(member.getValue(), text.append(": "));
                    separator = ", ";
                }
                text.append('}');
            }
        }
    }

    private static void quoted(String content, StringBuilder text) {
        text.append('"');
        for (int i = 0; i < content.length(); i++) {
            escaped(content.charAt(i), text);
        }
        text.append('"');
    }

    private static void escaped(char c, StringBuilder text) {
        switch (c) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            case '\b' -> text.append("\\b");
            case '\f' -> text.append("\\f");
            default -> {
                if (c < ' ' || c > LAST_ASCII) {
                    text.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
                } else {
                    text.append(c);
                }
            }
        }
    }
}
