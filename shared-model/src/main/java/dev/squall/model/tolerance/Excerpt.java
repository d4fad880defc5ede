package dev.squall.model.tolerance;

import dev.squall.model.json.Json;

/** A value in one short line, for reasons: JSON, cut after some characters without building the rest. */
public final class Excerpt {
    private static final int MAX_LENGTH = 120;

    private Excerpt() {}

    public static String of(Json value) {
        var text = new StringBuilder();
        append(value, text);
        return text.length() <= MAX_LENGTH ? text.toString() : text.substring(0, MAX_LENGTH - 3) + "...";
    }

    private static void append(Json value, StringBuilder text) {
        switch (value) {
            case Json.Null() -> text.append("null");
            case Json.Bool(boolean is) -> text.append(is);
            case Json.Number number ->
                text.append(
                        number.value().precision() > MAX_LENGTH
                                ? number.text()
                                : number.value().toPlainString());
            case Json.Text(String content) -> quoted(content, text);
            case Json.Array(var items) -> {
                text.append('[');
                for (int i = 0; i < items.size() && text.length() <= MAX_LENGTH; i++) {
                    append(items.get(i), text.append(i == 0 ? "" : ", "));
                }
                text.append(']');
            }
            case Json.Mapping(var members) -> {
                var separator = "{";
                for (var member : members.entrySet()) {
                    if (text.length() > MAX_LENGTH) {
                        break;
                    }
                    quoted(member.getKey(), text.append(separator));
                    append(member.getValue(), text.append(": "));
                    separator = ", ";
                }
                text.append(members.isEmpty() ? "{}" : "}");
            }
        }
    }

    private static void quoted(String content, StringBuilder text) {
        text.append('"');
        for (int i = 0; i < Math.min(content.length(), MAX_LENGTH + 1); i++) {
            char c = content.charAt(i);
            text.append(c < ' ' ? ' ' : c);
        }
        text.append('"');
    }
}
