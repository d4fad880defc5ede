package dev.squall.model.json;

import java.math.BigDecimal;

/** Python's {@code repr()} of a value: {@code {'a': [True, None, 1.5]}}. */
final class PythonText {
    private PythonText() {}

    static String repr(Json value) {
        var text = new StringBuilder();
        append(value, text);
        return text.toString();
    }

    private static void append(Json value, StringBuilder text) {
        switch (value) {
            case Json.Null() -> text.append("None");
            case Json.Bool(boolean is) -> text.append(is ? "True" : "False");
            case Json.Number number -> text.append(number(number));
            case Json.Text(String content) -> quoted(content, text);
            case Json.Array(var items) -> {
                var separator = "[";
                for (var item : items) {
                    append(item, text.append(separator));
                    separator = ", ";
                }
                text.append(items.isEmpty() ? "[]" : "]");
            }
            case Json.Mapping(var members) -> {
                var separator = "{";
                for (var member : members.entrySet()) {
                    quoted(member.getKey(), text.append(separator));
                    append(member.getValue(), text.append(": "));
                    separator = ", ";
                }
                text.append(members.isEmpty() ? "{}" : "}");
            }
        }
    }

    /** The shortest digits that give the same double, with an exponent from 1e16 up and below 1e-4. */
    static String number(Json.Number number) {
        if (number.isInteger()) {
            return number.text();
        }
        double value = number.value().doubleValue();
        if (Double.isInfinite(value)) {
            return number.value().toString();
        }
        var shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (value == 0 || (exponent >= -4 && exponent < 16)) {
            var plain = shortest.toPlainString();
            return plain.indexOf('.') < 0 ? plain + ".0" : plain;
        }
        var digits = shortest.unscaledValue().abs().toString();
        return (value < 0 ? "-" : "")
                + digits.charAt(0)
                + (digits.length() > 1 ? "." + digits.substring(1) : "")
                + (exponent < 0 ? "e-" : "e+")
                + (Math.abs(exponent) < 10 ? "0" : "")
                + Math.abs(exponent);
    }

    private static void quoted(String content, StringBuilder text) {
        char quote = content.indexOf('\'') >= 0 && content.indexOf('"') < 0 ? '"' : '\'';
        text.append(quote);
        content.codePoints().forEach(c -> escaped(c, quote, text));
        text.append(quote);
    }

    private static void escaped(int c, char quote, StringBuilder text) {
        switch (c) {
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            case '\\' -> text.append("\\\\");
            default -> {
                if (c == quote) {
                    text.append('\\').append(quote);
                } else if (c < ' ' || (c >= 0x7f && c < 0xa1)) {
                    text.append("\\x").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
                } else {
                    text.appendCodePoint(c);
                }
            }
        }
    }
}
