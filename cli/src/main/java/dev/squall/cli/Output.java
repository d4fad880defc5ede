package dev.squall.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The standard output, which remembers what went wrong with it: another stream of its kind tells only that something did. */
final class Output extends PrintStream {
    private final Remembering stream;

    Output() {
        this(new Remembering());
    }

    private Output(Remembering stream) {
        super(stream, true, StandardCharsets.UTF_8);
        this.stream = stream;
    }

    /** All of it in one write, without the writers that another stream of its kind lets a text pass through. */
    @Override
    public void print(@Nullable String text) {
        byte[] bytes = String.valueOf(text).getBytes(StandardCharsets.UTF_8);
        write(bytes, 0, bytes.length);
    }

    @Override
    public void println(@Nullable String line) {
        print(line + System.lineSeparator());
    }

    /** Why not all of it was written; a reader that has had enough, as {@code head}, is no reason. */
    Optional<String> trouble() {
        flush();
        return Optional.ofNullable(stream.trouble).filter(reason -> !reason.equals("Broken pipe"));
    }

    private static final class Remembering extends FileOutputStream {
        private volatile @Nullable String trouble;

        Remembering() {
            super(FileDescriptor.out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                super.write(bytes, from, length);
            } catch (IOException failed) {
                trouble = String.valueOf(failed.getMessage());
                throw failed;
            }
        }
    }
}
