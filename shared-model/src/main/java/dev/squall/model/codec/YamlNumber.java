package dev.squall.model.codec;

import dev.squall.model.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Plain scalars that begin like a number: integers (also octal, hexadecimal, binary, {@code 1_000} and {@code 1:30}),
 * floats and dates, as PyYAML resolves them. The common ones are told by hand; the rest costs regular expressions.
 */
final class YamlNumber {
    /** PyYAML's own patterns. */
    private static final class Rare {
        static final Pattern INT = Pattern.compile(
                "[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+");
        static final Pattern FLOAT = Pattern.compile("[-+]?[0-9][0-9_]*\\.[0-9_]*(?:[eE][-+][0-9]+)?"
                + "|\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*");
        static final Pattern NO_NUMBER = Pattern.compile("[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");
        static final Pattern DATE = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})");
        static final Pattern TIMESTAMP = Pattern.compile(
                "([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[Tt]|[ \\t]+)([0-9]{1,2}):([0-9]{2}):([0-9]{2})(?:\\.([0-9]*))?"
                        + "(?:[ \\t]*(?:(Z)|([-+])([0-9]{1,2})(?::([0-9]{2}))?))?");
    }

    private YamlNumber() {}

    /**
     * Empty when the text is a text.
     *
     * @throws ArithmeticException when it is a number or date that no value can hold; the message says why
     */
    static Optional<Json> parse(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var simple = simple(text);
        if (simple.isPresent()) {
            return simple;
        }
        if (text.length() > TextLimits.MAX_DIGITS || !mayBeOne(text)) {
            return Optional.empty();
        }
        if (Rare.INT.matcher(text).matches()) {
            return Optional.of(Json.number(new BigDecimal(integer(text.replace("_", "")))));
        }
        if (Rare.FLOAT.matcher(text).matches()) {
            return Optional.of(decimal(text.replace("_", "")));
        }
        if (Rare.NO_NUMBER.matcher(text).matches()) {
            throw new ArithmeticException("is no number that JSON can carry");
        }
        return date(text);
    }

    /** {@code 12} or {@code 0.25}, without a sign, a leading zero or anything else. */
    private static Optional<Json> simple(String text) {
        if (text.length() > 15 || (text.length() > 1 && text.charAt(0) == '0' && text.charAt(1) != '.')) {
            return Optional.empty();
        }
        int point = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && point < 0 && i > 0) {
                point = i;
            } else if (c < '0' || c > '9') {
                return Optional.empty();
            }
        }
        return Optional.of(point < 0 ? Json.of(Long.parseLong(text)) : Json.of(Double.parseDouble(text)));
    }

    /** Spares {@code -c}, {@code 5s} and {@code 3 pods} the regular expressions. */
    private static boolean mayBeOne(String text) {
        boolean signed = text.charAt(0) == '-' || text.charAt(0) == '+';
        if (signed && (text.length() == 1 || (text.charAt(1) != '.' && !isDigit(text.charAt(1))))) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (!isDigit(text.charAt(i)) && "_.:+- \tTtZabcdefABCDEFxinIN".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static BigInteger integer(String text) {
        boolean negative = text.charAt(0) == '-';
        var digits = negative || text.charAt(0) == '+' ? text.substring(1) : text;
        if (digits.isEmpty() || digits.equals("0b") || digits.equals("0x")) {
            throw new ArithmeticException("is no number");
        }
        var value = magnitude(digits);
        return negative ? value.negate() : value;
    }

    private static BigInteger magnitude(String digits) {
        if (digits.startsWith("0b")) {
            return new BigInteger(digits.substring(2), 2);
        }
        if (digits.startsWith("0x")) {
            return new BigInteger(digits.substring(2), 16);
        }
        if (digits.indexOf(':') > 0) {
            var value = BigInteger.ZERO;
            for (var part : digits.split(":")) {
                value = value.multiply(BigInteger.valueOf(60)).add(new BigInteger(part));
            }
            return value;
        }
        return new BigInteger(digits, digits.startsWith("0") && digits.length() > 1 ? 8 : 10);
    }

    private static Json decimal(String text) {
        double value;
        if (text.indexOf(':') < 0) {
            value = Double.parseDouble(text.equals(".") ? "0" : text);
        } else {
            boolean negative = text.charAt(0) == '-';
            value = 0;
            for (var part : (negative || text.charAt(0) == '+' ? text.substring(1) : text).split(":")) {
                value = value * 60 + Double.parseDouble(part);
            }
            value = negative ? -value : value;
        }
        if (Double.isInfinite(value)) {
            throw new ArithmeticException("is too large");
        }
        return Json.of(value);
    }

    private static Optional<Json> date(String text) {
        try {
            var date = Rare.DATE.matcher(text);
            if (date.matches()) {
                return Optional.of(Json.of(YamlTimestamp.date(date)));
            }
            Matcher timestamp = Rare.TIMESTAMP.matcher(text);
            return timestamp.matches() ? Optional.of(Json.of(YamlTimestamp.text(timestamp))) : Optional.empty();
        } catch (DateTimeException _) {
            throw new ArithmeticException("is no date of the calendar");
        }
    }
}
