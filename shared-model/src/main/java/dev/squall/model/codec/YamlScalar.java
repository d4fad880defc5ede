package dev.squall.model.codec;

import dev.squall.model.json.Json;
import dev.squall.model.json.PythonValues;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.events.ScalarEvent;

/** What a scalar of YAML 1.1 means to Python's {@code yaml.safe_load}: {@code yes} is true, {@code 010} is eight. */
final class YamlScalar {
    private static final String TAGS = "tag:yaml.org,2002:";

    private YamlScalar() {}

    static Json value(ScalarEvent event, Position at, Composition composition) throws MalformedText {
        var tag = event.getTag();
        if (tag == null || tag.equals("!")) {
            boolean plain = event.getScalarStyle() == ScalarStyle.PLAIN;
            return plain ? untagged(event.getValue(), at, composition) : new Json.Text(event.getValue());
        }
        return tagged(tag, event.getValue(), at, composition);
    }

    static boolean isMerge(ScalarEvent event) {
        return event.getTag() == null
                && event.getScalarStyle() == ScalarStyle.PLAIN
                && event.getValue().equals("<<");
    }

    /** Keys are texts; others become what Python's {@code str()} makes of them. */
    static String keyText(Json key, Position at, Composition composition) throws MalformedText {
        if (key instanceof Json.Array || key instanceof Json.Mapping) {
            throw composition.malformed(at, "a key must be a text, not " + key.typeName(), "quote it");
        }
        return PythonValues.text(key);
    }

    private static Json untagged(String text, Position at, Composition composition) throws MalformedText {
        if (text.isEmpty()) {
            return new Json.Null();
        }
        char first = text.charAt(0);
        if ((first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.') {
            return number(text, at, composition).orElseGet(() -> new Json.Text(text));
        }
        return word(text).orElseGet(() -> new Json.Text(text));
    }

    private static Optional<Json> word(String text) {
        return switch (text) {
            case "~", "null", "Null", "NULL" -> Optional.of(new Json.Null());
            case "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON" -> Optional.of(new Json.Bool(true));
            case "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF" -> Optional.of(new Json.Bool(false));
            default -> Optional.empty();
        };
    }

    private static Optional<Json> number(String text, Position at, Composition composition) throws MalformedText {
        try {
            return YamlNumber.parse(text);
        } catch (ArithmeticException e) {
            throw composition.malformed(at, "'" + shortened(text) + "' " + e.getMessage(), "quote it if it is a text");
        }
    }

    private static Json tagged(String tag, String text, Position at, Composition composition) throws MalformedText {
        var found = switch (tag.startsWith(TAGS) ? tag.substring(TAGS.length()) : "") {
            case "str" -> Optional.<Json>of(new Json.Text(text));
            case "null" -> Optional.<Json>of(new Json.Null());
            case "bool" -> word(text.toLowerCase(java.util.Locale.ROOT)).filter(Json.Bool.class::isInstance);
            case "int" -> number(text, at, composition).filter(YamlScalar::isInteger);
            case "float" -> number(text, at, composition).flatMap(YamlScalar::asFloat);
            case "timestamp" -> number(text, at, composition).filter(Json.Text.class::isInstance);
            case "binary" -> decoded(text);
            default -> throw composition.malformed(at, "the tag '" + tag + "' is not supported", "remove the tag");
        };
        return found.orElseThrow(() -> composition.malformed(
                at, "'" + shortened(text) + "' is not what its tag '" + tag + "' says", "remove the tag"));
    }

    private static boolean isInteger(Json value) {
        return value instanceof Json.Number number && number.isInteger();
    }

    private static Optional<Json> asFloat(Json value) {
        return value instanceof Json.Number number ? Optional.of(Json.decimal(number.value())) : Optional.empty();
    }

    private static Optional<Json> decoded(String text) {
        try {
            return Optional.of(new Json.Text(new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 37) + "...";
    }
}
