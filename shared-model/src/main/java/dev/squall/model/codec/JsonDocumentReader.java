package dev.squall.model.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.squall.model.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;

/** JSON text to {@link Json}, by tokens. A number with a point or an exponent is a double, as in Python. */
public final class JsonDocumentReader {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(TextLimits.MAX_DEPTH + 1)
                    .maxStringLength(TextLimits.MAX_CHARACTERS)
                    .maxNameLength(TextLimits.MAX_CHARACTERS)
                    .maxNumberLength(TextLimits.MAX_DIGITS)
                    .build())
            .build();

    private static final String ASIDE =
            "(?s) \\(start marker at \\[Source.*\\)$|: enable `JsonReadFeature[^`]*` to allow$"
                    + "| \\(not recognized as one since .*\\)$|, from `StreamReadConstraints[^`]*`";

    private final JsonParser parser;
    private final Composition composition;

    private JsonDocumentReader(JsonParser parser, Composition composition) {
        this.parser = parser;
        this.composition = composition;
    }

    /** One value and nothing after it. */
    public static Parsing read(String source, String text) {
        try {
            TextLimits.requireShort(source, text);
            return new Parsing.Parsed(compose(source, text));
        } catch (MalformedText malformed) {
            return new Parsing.Malformed(malformed.problem());
        }
    }

    /** The value of a text that need not be JSON, such as a program's output or the body of an HTTP answer. */
    public static Optional<Json> parse(String text) {
        return switch (read("", text)) {
            case Parsing.Parsed(Document document) -> Optional.of(document.root());
            case Parsing.Malformed _ -> Optional.empty();
        };
    }

    private static Document compose(String source, String text) throws MalformedText {
        var composition = new Composition(source);
        try (var parser = FACTORY.createParser(text.startsWith(SourceText.MARK) ? text.substring(1) : text)) {
            var reader = new JsonDocumentReader(parser, composition);
            if (parser.nextToken() == null) {
                throw composition.malformed(Position.UNKNOWN, "the document is empty", "write an experiment");
            }
            var root = reader.value(1);
            if (parser.nextToken() != null) {
                throw composition.malformed(reader.here(), "something follows the document's end", "remove it");
            }
            return composition.document(root);
        } catch (StreamConstraintsException e) {
            throw composition.malformed(Position.UNKNOWN, "the JSON is too large: " + words(e), "");
        } catch (JsonProcessingException e) {
            throw composition.malformed(position(e.getLocation()), "this is no JSON: " + words(e), "");
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
    }

    /** Without what the parser has to say to programmers: where it would be told to be more lenient, what it hides. */
    private static String words(JsonProcessingException e) {
        return e.getOriginalMessage().replaceAll(ASIDE, "");
    }

    private Json value(int depth) throws IOException, MalformedText {
        var at = here();
        composition.count(1, at);
        return switch (parser.currentToken()) {
            case START_OBJECT -> composition.placed(mapping(depth, at), at);
            case START_ARRAY -> composition.placed(array(depth, at), at);
            case VALUE_STRING -> composition.placed(new Json.Text(parser.getText()), at);
            case VALUE_NUMBER_INT -> composition.placed(integer(parser), at);
            case VALUE_NUMBER_FLOAT -> composition.placed(decimal(at), at);
            case VALUE_TRUE -> composition.placed(new Json.Bool(true), at);
            case VALUE_FALSE -> composition.placed(new Json.Bool(false), at);
            case VALUE_NULL -> composition.placed(new Json.Null(), at);
            case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw composition.malformed(at, "a value is missing", "");
        };
    }

    static Json integer(JsonParser parser) throws IOException {
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? Json.number(new BigDecimal(parser.getBigIntegerValue()))
                : Json.of(parser.getLongValue());
    }

    private Json decimal(Position at) throws IOException, MalformedText {
        double value = Double.parseDouble(parser.getText());
        if (Double.isInfinite(value)) {
            throw composition.malformed(at, "the number is too large", "");
        }
        return Json.of(value);
    }

    private Json.Mapping mapping(int depth, Position at) throws IOException, MalformedText {
        composition.requireDepth(depth, at);
        var members = new LinkedHashMap<String, Json>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var key = parser.currentName();
            var keyAt = here();
            parser.nextToken();
            composition.put(members, key, value(depth + 1), keyAt);
        }
        return new Json.Mapping(members);
    }

    private Json.Array array(int depth, Position at) throws IOException, MalformedText {
        composition.requireDepth(depth, at);
        var items = new ArrayList<Json>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(depth + 1));
        }
        return new Json.Array(items);
    }

    private Position here() {
        return position(parser.currentTokenLocation());
    }

    private static Position position(JsonLocation location) {
        return location == null ? Position.UNKNOWN : new Position(location.getLineNr(), location.getColumnNr());
    }
}
