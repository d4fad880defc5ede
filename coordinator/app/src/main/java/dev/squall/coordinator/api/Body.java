package dev.squall.coordinator.api;

import dev.squall.model.codec.TextLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A request's body as text, read no further than the limit for documents. */
sealed interface Body {
    record Text(String text) implements Body {}

    record Refused(ProblemReply problem) implements Body {}

    static Body read(InputStream in) {
        try {
            var bytes = in.readNBytes(TextLimits.MAX_CHARACTERS + 1);
            if (bytes.length > TextLimits.MAX_CHARACTERS) {
                return new Refused(
                        ProblemReply.of(413, "body-too-large", "The body is too large", "send at most 4 MiB"));
            }
            return new Text(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return new Refused(ProblemReply.of(
                    400, "malformed-body", "The body cannot be read", "the body is not UTF-8; send it as UTF-8"));
        } catch (IOException e) {
            return new Refused(ProblemReply.of(400, "malformed-body", "The body cannot be read", "the body broke off"));
        }
    }
}
