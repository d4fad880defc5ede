package dev.squall.cli;

import dev.squall.model.codec.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Writes a file so that it is the old one or the new one at every moment, never half of it. */
final class WholeFile {
    private static final Set<PosixFilePermission> FOR_ALL = PosixFilePermissions.fromString("rw-r--r--");

    private WholeFile() {}

    static void write(Path file, byte[] content) throws IOException {
        write(file, content, FOR_ALL);
    }

    /**
     * What a link leads to is written, not the link; a device or a pipe is written to.
     *
     * @param rights of a file that was not there; one that was keeps its own
     */
    static void write(Path file, byte[] content, Set<PosixFilePermission> rights) throws IOException {
        try {
            writeWhole(file, content, rights);
        } catch (IOException broken) {
            throw new IOException(file + " cannot be written: " + FileTrouble.reason(broken), broken);
        }
    }

    private static void writeWhole(Path file, byte[] content, Set<PosixFilePermission> rights) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        if (Files.exists(target) && !Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
            Files.write(target, content);
            return;
        }
        Path directory = target.getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new IOException("its directory is not there");
        }
        Path beside = Files.createTempFile(directory, ".squall", ".new");
        try {
            Files.write(beside, content);
            var view = Files.getFileAttributeView(beside, PosixFileAttributeView.class);
            if (view != null) {
                view.setPermissions(Files.exists(target) ? Files.getPosixFilePermissions(target) : rights);
            }
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
