package dev.squall.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Tells the lines that another process appends to a file, whole lines only, each once. */
final class LogFollower {
    private static final int MOST_AT_ONCE = 64 * 1024;

    private final Path file;
    private final Progress progress;
    private long read;

    LogFollower(Path file, Progress progress) {
        this.file = file;
        this.progress = progress;
    }

    void tell() {
        try (var log = new RandomAccessFile(file.toFile(), "r")) {
            log.seek(read);
            var bytes = new byte[(int) Math.min(MOST_AT_ONCE, log.length() - read)];
            log.readFully(bytes);
            String text = new String(bytes, StandardCharsets.UTF_8);
            int end = text.lastIndexOf('\n') + 1;
            read += text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
            text.substring(0, end).lines().forEach(progress::say);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
