package dev.squall.cli;

import dev.squall.model.codec.SourceText;
import java.io.IOException;
import java.nio.file.Path;

/** Reads a small file of text that the command line names. */
final class TextFile {
    private TextFile() {}

    /** @throws IOException naming the file and what is wrong with it */
    static String read(Path file) throws IOException {
        return switch (SourceText.load(file)) {
            case SourceText.Loaded(var _, var text) -> text;
            case SourceText.Unloadable(var problem) -> throw new IOException(problem.toString());
        };
    }
}
