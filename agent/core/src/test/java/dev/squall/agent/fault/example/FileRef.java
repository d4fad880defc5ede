package dev.squall.agent.fault.example;

import dev.squall.agent.fault.Target;
import dev.squall.model.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * One file, so exactly that another one that takes its name is not mistaken for it.
 *
 * @param key         device and inode
 * @param permissions who may do what with it: {@code rw-r--r--}
 */
record FileRef(Path path, String key, String permissions) {
    static final String NOBODY = "---------";

    /** Empty when there is no such file. */
    static Optional<FileRef> at(Path path) throws IOException {
        try {
            var found = Files.readAttributes(path, PosixFileAttributes.class);
            return found.isRegularFile()
                    ? Optional.of(new FileRef(
                            path, String.valueOf(found.fileKey()), PosixFilePermissions.toString(found.permissions())))
                    : Optional.empty();
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /** As the ledger gives it back; empty when the data is of no such thing. */
    static Optional<FileRef> of(Json.Mapping data) {
        return data.text("file")
                .flatMap(file -> data.text("key")
                        .flatMap(key -> data.text("permissions")
                                .map(permissions -> new FileRef(Path.of(file), key, permissions))));
    }

    Json.Mapping toJson() {
        return Json.mapping("file", Json.of(path.toString()))
                .with("key", Json.of(key))
                .with("permissions", Json.of(permissions));
    }

    Target target() {
        return new Target("file " + path + " " + key, Set.of("file=" + path));
    }

    /** The same file as it is now; empty when it is gone, whatever has its name by now. */
    Optional<FileRef> now() throws IOException {
        return at(path).filter(found -> found.key.equals(key));
    }

    boolean isDenied() {
        return permissions.equals(NOBODY);
    }

    void permit(String who) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(who));
    }
}
