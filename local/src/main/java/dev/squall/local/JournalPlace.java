package dev.squall.local;

import dev.squall.model.codec.FileTrouble;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a journal stands: a plain file is replaced as a whole, by one that is written beside it and renamed; a pipe, a device or a stream
 * that is open already is written to.
 */
final class JournalPlace {
    /** Names of what is open already; a link among them may lead to a plain file, and must not be replaced by one. */
    private static final List<Path> STREAMS = Stream.of("/dev/stdout", "/dev/stderr", "/dev/fd", "/proc")
            .map(Path::of)
            .toList();

    /** What is written. */
    @FunctionalInterface
    interface Content {
        void to(OutputStream out) throws IOException;
    }

    private final Path file;
    private final boolean renames;

    /** @throws IOException when nothing could be written there at the end */
    JournalPlace(Path file) throws IOException {
        boolean stream = STREAMS.stream().anyMatch(file::startsWith);
        // What is there and no plain file, such as a pipe or a device, must not be replaced by one.
        this.renames = !stream && (!Files.exists(file) || Files.isRegularFile(file));
        this.file = renames && Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        if (Files.isDirectory(this.file)) {
            throw unwritable("it is a directory; name a file in it");
        }
        if (renames) {
            tried();
        }
    }

    /** Before anything is done: at the end it would be too late. */
    private void tried() throws IOException {
        var beside = beside(own());
        try {
            new FileOutputStream(beside.toFile()).close();
            Files.delete(beside);
        } catch (IOException failed) {
            throw unwritable(FileTrouble.reason(failed));
        }
    }

    IOException unwritable(String reason) {
        return new IOException("the journal cannot be written to " + file + ": " + reason);
    }

    Path file() {
        return file;
    }

    /** Whether it can be written more than once. */
    boolean isReplaced() {
        return renames;
    }

    void write(Content content) throws IOException {
        if (!renames) {
            // Where a stream leads to a file, what was said before the journal stays.
            write(content, new FileOutputStream(file.toFile(), true));
            return;
        }
        var beside = beside(own());
        try {
            write(content, new FileOutputStream(beside.toFile()));
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void write(Content content, OutputStream to) throws IOException {
        try (var out = new BufferedOutputStream(to)) {
            content.to(out);
        }
    }

    /** Removes what runs that were killed while they wrote have left beside it. */
    void removeAbandoned() {
        String beginning = beside("").toString();
        try (var all = Files.newDirectoryStream(file.resolveSibling(""))) {
            for (var one : all) {
                if (one.toString().startsWith(beginning)
                        && isNobodys(one.toString().substring(beginning.length()))) {
                    Files.deleteIfExists(one);
                }
            }
        } catch (IOException | DirectoryIteratorException _) {
            // They are in nobody's way.
        }
    }

    private static boolean isNobodys(String pid) {
        return pid.matches("[1-9]\\d{0,9}")
                && ProcessHandle.of(Long.parseLong(pid))
                        .filter(ProcessHandle::isAlive)
                        .isEmpty();
    }

    private static String own() {
        return Long.toString(ProcessHandle.current().pid());
    }

    private Path beside(String pid) {
        return file.resolveSibling("." + file.getFileName() + "." + pid);
    }
}
