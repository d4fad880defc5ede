package dev.squall.model.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import dev.squall.model.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * {@link Json} to JSON text, compact or indented by two as Python's {@code json.dump(indent=2)}. What no UTF-8 can carry
 * (half a surrogate pair) becomes U+FFFD.
 */
public final class JsonWriter {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonWriter() {}

    /** Compact, on one line. */
    public static String write(Json value) {
        var text = new StringWriter();
        try (var generator = FACTORY.createGenerator(text)) {
            put(generator, value, Map.of());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** Compact, in UTF-8. */
    public static byte[] writeBytes(Json value) {
        return write(value).getBytes(StandardCharsets.UTF_8);
    }

    /** Indented, in UTF-8, streamed; the stream is flushed and left open. */
    public static void writeIndented(Json value, OutputStream out) throws IOException {
        writeIndented(value, Map.of(), out);
    }

    /** @param words what stands there for some mappings of one member, as it is, for readers that take more than JSON */
    public static void writeIndented(Json value, Map<Json, String> words, OutputStream out) throws IOException {
        // Through a writer: of what takes two characters, the library's own way to bytes makes escapes.
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        var generator = FACTORY.createGenerator(writer).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        generator.setPrettyPrinter(likePython());
        put(generator, value, words);
        generator.close();
        writer.flush();
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
            case Json.Number(var number) -> out.writeNumber(number);
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
