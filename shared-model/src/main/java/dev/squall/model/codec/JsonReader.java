package dev.squall.model.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.squall.model.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/**
 * The JSON of a message to {@link Json}, exactly, whatever a {@link JsonWriter} made of it; {@link JsonDocumentReader} is
 * for what people write. Its limits ({@link #MAX_DEPTH} levels, {@link #MAX_DIGITS} digits) are wider than those of
 * documents, so that what was accepted once can always be read again.
 */
public final class JsonReader {
    /** Deeper documents are an attack or a mistake. */
    public static final int MAX_DEPTH = 500;

    /** Digits of one number, and the largest exponent either way. */
    public static final int MAX_DIGITS = 5_000;

    private static final int MAX_TEXT = 64 * 1024 * 1024;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_DIGITS)
                    .maxNameLength(MAX_TEXT)
                    .maxStringLength(MAX_TEXT)
                    .build())
            .build();

    private JsonReader() {}

    /** Reads one value, which must be all there is; {@link UnreadableMessage} when it is no JSON or beyond the limits. */
    public static Json parse(byte[] bytes) {
        // Of plain ASCII, which is nearly everything, there is no encoding to be found out.
        var text = new String(bytes, StandardCharsets.UTF_8);
        boolean ascii = text.length() == bytes.length && text.indexOf('\uFFFD') < 0 && text.indexOf('\0') < 0;
        try (var parser = ascii ? FACTORY.createParser(text) : FACTORY.createParser(bytes)) {
            return whole(parser);
        } catch (IOException broken) {
            throw new UnreadableMessage("no JSON" + where(broken), broken);
        }
    }

    private static Json whole(JsonParser parser) throws IOException {
        var first = parser.nextToken();
        if (first == null) {
            throw new UnreadableMessage("no JSON: it is empty");
        }
        var value = value(parser, first);
        if (parser.nextToken() != null) {
            throw new UnreadableMessage("no JSON: something follows the value");
        }
        return value;
    }

    private static Json value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> mapping(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> new Json.Text(parser.getText());
            case VALUE_NUMBER_INT -> JsonDocumentReader.integer(parser);
            case VALUE_NUMBER_FLOAT -> decimal(parser.getText());
            case VALUE_TRUE -> Json.of(true);
            case VALUE_FALSE -> Json.of(false);
            case VALUE_NULL -> Json.NULL;
            case FIELD_NAME, END_OBJECT, END_ARRAY, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new UnreadableMessage("no JSON: a value is missing");
        };
    }

    private static Json mapping(JsonParser parser) throws IOException {
        var members = new LinkedHashMap<String, Json>();
        for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            members.put(name, value(parser, parser.nextToken()));
        }
        return new Json.Mapping(members);
    }

    private static Json array(JsonParser parser) throws IOException {
        var items = new ArrayList<Json>();
        for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(parser, token));
        }
        return new Json.Array(items);
    }

    /** Refuses exponents that would become gigabytes of digits once written out. */
    private static Json decimal(String text) {
        try {
            var value = new BigDecimal(text);
            if (Math.abs((long) value.scale()) > MAX_DIGITS) {
                throw new UnreadableMessage("a number is out of range");
            }
            return Json.decimal(value);
        } catch (NumberFormatException beyond) {
            throw new UnreadableMessage("a number is out of range", beyond);
        }
    }

    private static String where(IOException broken) {
        if (broken instanceof JsonProcessingException known && known.getLocation() != null) {
            var at = known.getLocation();
            return ": line " + at.getLineNr() + ", column " + at.getColumnNr();
        }
        return "";
    }
}
