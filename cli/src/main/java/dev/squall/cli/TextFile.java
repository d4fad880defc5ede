package dev.squall.cli;

import dev.squall.model.codec.TextLimits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a small file of text that the command line names. */
final class TextFile {
    private TextFile() {}

    /** @throws IOException naming the file and what is wrong with it */
    static String read(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(TextLimits.MAX_CHARACTERS + 1);
            if (bytes.length > TextLimits.MAX_CHARACTERS) {
                throw new IOException("it is longer than 4 MiB");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (NoSuchFileException _) {
            throw new IOException(file + ": there is no such file");
        } catch (AccessDeniedException _) {
            throw new IOException(file + ": you may not read it");
        } catch (CharacterCodingException _) {
            throw new IOException(file + ": the text is not UTF-8; save it as UTF-8");
        } catch (IOException e) {
            throw new IOException(file + ": the file cannot be read: " + e.getMessage(), e);
        }
    }
}
