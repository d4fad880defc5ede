package dev.squall.toxics.json;

import java.util.Locale;

/** Writes JSON without blanks. Signs that mean something in HTML are escaped, as they always were. */
public final class JsonWriter {
    private final StringBuilder out = new StringBuilder();

    private JsonWriter() {}

    public static String write(Json value) {
        var writer = new JsonWriter();
        writer.value(value);
        return writer.out.toString();
    }

    private void value(Json value) {
        switch (value) {
            case Json.Mapping(var members) -> {
                out.append('{');
                for (int i = 0; i < members.size(); i++) {
                    comma(i);
                    text(members.get(i).name());
                    out.append(':');
                    value(members.get(i).value());
                }
                out.append('}');
            }
            case Json.Array(var items) -> {
                out.append('[');
                for (int i = 0; i < items.size(); i++) {
                    comma(i);
                    value(items.get(i));
                }
                out.append(']');
            }
            case Json.Text(String text) -> text(text);
            case Json.Numeral(String literal) -> out.append(literal);
            case Json.Bool(boolean truth) -> out.append(truth);
            case Json.Null() -> out.append("null");
        }
    }

    private void comma(int position) {
        if (position > 0) {
            out.append(',');
        }
    }

    private void text(String text) {
        out.append('"');
        text.codePoints().forEach(this::sign);
        out.append('"');
    }

    private void sign(int sign) {
        switch (sign) {
            case '"', '\\' -> out.append('\\').append((char) sign);
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '<', '>', '&', 0x2028, 0x2029 -> escape(sign);
            default -> {
                if (sign < ' ') {
                    escape(sign);
                } else if (sign >= Character.MIN_SURROGATE && sign <= Character.MAX_SURROGATE) {
                    out.append('\uFFFD');
                } else {
                    out.appendCodePoint(sign);
                }
            }
        }
    }

    private void escape(int sign) {
        out.append(String.format(Locale.ROOT, "\\u%04x", sign));
    }
}
