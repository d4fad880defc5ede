package dev.squall.agent.program;

import dev.squall.agent.http.HttpReply;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The text that a program has written: by the byte order mark that it begins with, else as UTF-8 if it is that, else as
 * Latin-1. Nothing is guessed: what a statistic takes for Japanese may be a single umlaut.
 */
final class OutputText {
    /** The longer first where one begins with another. */
    private static final List<Charset> MARKED = List.of(
            StandardCharsets.UTF_32LE,
            StandardCharsets.UTF_32BE,
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE);

    private OutputText() {}

    static String of(byte[] bytes) {
        return MARKED.stream()
                .flatMap(charset -> marked(bytes, charset).stream())
                .findFirst()
                .orElseGet(() -> HttpReply.decoded(bytes));
    }

    private static Optional<String> marked(byte[] bytes, Charset charset) {
        byte[] mark = "\uFEFF".getBytes(charset);
        if (bytes.length < mark.length || !Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length)) {
            return Optional.empty();
        }
        try {
            return Optional.of(charset.newDecoder()
                    .decode(ByteBuffer.wrap(bytes, mark.length, bytes.length - mark.length))
                    .toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }
}
