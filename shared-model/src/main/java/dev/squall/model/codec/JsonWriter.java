package dev.squall.model.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import dev.squall.model.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * {@link Json} to JSON text, compact or indented by two as Python's {@code json.dump(indent=2)}. What no UTF-8 can carry
 * (half a surrogate pair) becomes U+FFFD.
 */
public final class JsonWriter {
    /** What takes two characters is one, and no escapes, in bytes as well. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private JsonWriter() {}

    /** Compact, on one line. */
    public static String write(Json value) {
        return new String(writeBytes(value), StandardCharsets.UTF_8);
    }

    /** Compact, in UTF-8. */
    public static byte[] writeBytes(Json value) {
        var bytes = new ByteArrayOutputStream();
        try (var generator = FACTORY.createGenerator(bytes)) {
            put(generator, value, Map.of());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Indented, in UTF-8, streamed; the stream is flushed and left open. */
    public static void writeIndented(Json value, OutputStream out) throws IOException {
        writeIndented(value, Map.of(), out);
    }

    /** @param words what stands there for some mappings of one member, as it is, for readers that take more than JSON */
    public static void writeIndented(Json value, Map<Json, String> words, OutputStream out) throws IOException {
        var generator = FACTORY.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        generator.setPrettyPrinter(likePython());
        put(generator, value, words);
        generator.close();
    }

    private static DefaultPrettyPrinter likePython() {
        var separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator("");
        var indenter = new DefaultIndenter("  ", "\n");
        return new DefaultPrettyPrinter(separators).withObjectIndenter(indenter).withArrayIndenter(indenter);
    }

    private static void put(JsonGenerator out, Json value, Map<Json, String> words) throws IOException {
        switch (value) {
            case Json.Null() -> out.writeNull();
            case Json.Bool(boolean truth) -> out.writeBoolean(truth);
            case Json.Number number -> out.writeNumber(number.text());
            case Json.Text(String text) -> out.writeString(wellFormed(text));
            case Json.Array(var items) -> {
                out.writeStartArray();
                for (var item : items) {
                    put(out, item, words);
                }
                out.writeEndArray();
            }
            case Json.Mapping(var members)
            when members.size() == 1 && words.containsKey(value) -> out.writeRawValue(words.get(value));
            case Json.Mapping(var members) -> {
                out.writeStartObject();
                for (var member : members.entrySet()) {
                    out.writeFieldName(wellFormed(member.getKey()));
                    put(out, member.getValue(), words);
                }
                out.writeEndObject();
            }
        }
    }

    private static String wellFormed(String text) {
        int i = 0;
        while (i < text.length() && !Character.isSurrogate(text.charAt(i))) {
            i++;
        }
        return i == text.length() ? text : repaired(text);
    }

    private static String repaired(String text) {
        return text.codePoints()
                .map(point -> isHalf(point) ? 0xFFFD : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isHalf(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}
