package dev.squall.toxics.json;

import java.math.BigDecimal;

/** Numbers as JSON: the shortest text that reads back as the same number, with an exponent only for the very large and very small. */
final class Numerals {
    private static final double SMALLEST_PLAIN = 1e-6;
    private static final double LARGEST_PLAIN = 1e21;

    private Numerals() {}

    static String text(Number number) {
        return number instanceof Float || number instanceof Double
                ? floating(number)
                : Long.toString(number.longValue());
    }

    private static String floating(Number number) {
        double value = number.doubleValue();
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        var decimal = new BigDecimal(number.toString()).stripTrailingZeros();
        double size = number instanceof Float ? (float) Math.abs(value) : Math.abs(value);
        return size < SMALLEST_PLAIN || size >= LARGEST_PLAIN ? scientific(decimal) : decimal.toPlainString();
    }

    private static String scientific(BigDecimal decimal) {
        String digits = decimal.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - decimal.scale();
        return (decimal.signum() < 0 ? "-" : "")
                + digits.charAt(0)
                + (digits.length() > 1 ? "." + digits.substring(1) : "")
                + (exponent < 0 ? "e-" : "e+")
                + Math.abs(exponent);
    }
}
