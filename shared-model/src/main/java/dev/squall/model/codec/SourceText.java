package dev.squall.model.codec;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * From a file to a parsed document: how much is read, in which encoding, and which parser it goes to. Read as a stream of bytes, for
 * which less has to be loaded than for a channel.
 */
public final class SourceText {
    /** The byte order mark, which Chaos Toolkit's reader of JSON files refuses. */
    static final String MARK = "\uFEFF";

    private SourceText() {}

    /** What came of reading a file. */
    public sealed interface Load {}

    /** It is there and text. */
    public record Loaded(String source, String text) implements Load {}

    /** It cannot be read, or is no text. */
    public record Unloadable(Problem problem) implements Load {}

    public static Load load(Path file) {
        var source = file.toString();
        try (var in = new FileInputStream(source)) {
            var bytes = in.readNBytes(TextLimits.MAX_CHARACTERS + 1);
            if (bytes.length > TextLimits.MAX_CHARACTERS) {
                return new Unloadable(TextLimits.tooLong(source));
            }
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new Loaded(source, text);
        } catch (CharacterCodingException _) {
            return unloadable(source, "the text is not UTF-8", "save it as UTF-8");
        } catch (IOException e) {
            return trouble(file, source, e);
        }
    }

    private static Load trouble(Path file, String source, IOException failed) {
        if (Files.notExists(file)) {
            return unloadable(
                    source, "there is no such file", source.equals("-") ? "the standard input is /dev/stdin" : "");
        }
        if (!Files.isReadable(file)) {
            return unloadable(source, "you may not read it", "");
        }
        String reason = Files.isDirectory(file) ? "Is a directory" : FileTrouble.reason(failed);
        return unloadable(source, "the file cannot be read: " + reason, "");
    }

    private static Load unloadable(String source, String message, String remedy) {
        return new Unloadable(new Problem(source, "", 0, 0, message, remedy));
    }

    static Parsing parse(String source, String text) {
        if (source.endsWith(".json")) {
            return JsonDocumentReader.read(source, text);
        }
        if (source.endsWith(".yaml") || source.endsWith(".yml")) {
            return YamlDocumentReader.read(source, text);
        }
        return text.stripLeading().startsWith("{")
                ? firstOf(JsonDocumentReader.read(source, text), source, text)
                : YamlDocumentReader.read(source, text);
    }

    /** A text that begins like JSON may still be YAML; if it is neither, its author meant JSON. */
    private static Parsing firstOf(Parsing json, String source, String text) {
        if (json instanceof Parsing.Parsed) {
            return json;
        }
        return YamlDocumentReader.read(source, text) instanceof Parsing.Parsed yaml ? yaml : json;
    }
}
