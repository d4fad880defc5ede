package dev.squall.model.resolution;

import dev.squall.model.codec.JsonDocumentReader;
import dev.squall.model.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/** What a variable's text means by its {@code env_var_type}. */
public final class EnvironmentText {
    private static final int MAX_DIGITS = 1_000;

    private EnvironmentText() {}

    /** Empty when the text is not of that type. Bytes stay a text. */
    public static Optional<Json> convert(String text, String type) {
        return switch (type) {
            case "int", "integer" -> integer(text.strip().replace("_", ""));
            case "float", "number" -> decimal(text.strip().replace("_", ""));
            case "bool" -> Optional.of(Json.of(!isFalse(text)));
            case "json" -> text.isEmpty() ? Optional.of(Json.of(text)) : JsonDocumentReader.parse(text);
            default -> Optional.of(Json.of(text));
        };
    }

    /** A default that is a text is converted like the variable; any other keeps the type it was written with. */
    static Optional<Json> convert(Json fallback, String type) {
        return fallback instanceof Json.Text(String text) ? convert(text, type) : Optional.of(fallback);
    }

    private static boolean isFalse(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "false", "0", "no" -> true;
            default -> false;
        };
    }

    private static Optional<Json> integer(String digits) {
        try {
            return digits.length() > MAX_DIGITS
                    ? Optional.empty()
                    : Optional.of(Json.number(new BigDecimal(new BigInteger(digits))));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static Optional<Json> decimal(String digits) {
        try {
            double value = new BigDecimal(digits).doubleValue();
            return digits.length() > MAX_DIGITS || Double.isInfinite(value)
                    ? Optional.empty()
                    : Optional.of(Json.of(value));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
