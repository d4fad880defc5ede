package dev.squall.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a stack keeps everything it must remember: data, ports, logs and which processes are its own. One stack at a time holds the
 * directory; the lock dies with its process, so that a crash never locks anybody out.
 */
public final class StateDirectory {
    private static final List<String> OURS = List.of(
            "kafka",
            "postgres",
            "redis",
            "logs",
            "journals",
            "agents",
            "processes",
            "ports",
            "agent-policy.yaml",
            "stack.properties",
            "stack.owner",
            "stack.log",
            "stack.lock");

    private final Path root;

    public StateDirectory(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** {@code SQUALL_HOME}, else {@code squall} in {@code XDG_DATA_HOME}, else {@code ~/.local/share/squall}. */
    public static StateDirectory standard(Map<String, String> environment, Path home) {
        String own = environment.getOrDefault("SQUALL_HOME", "");
        if (!own.isBlank()) {
            return new StateDirectory(Path.of(own));
        }
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        return new StateDirectory((data.isBlank() ? home.resolve(".local/share") : Path.of(data)).resolve("squall"));
    }

    public Path root() {
        return root;
    }

    public Path kafka() {
        return root.resolve("kafka");
    }

    public Path postgres() {
        return root.resolve("postgres");
    }

    public Path redis() {
        return root.resolve("redis");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path journals() {
        return root.resolve("journals");
    }

    public Path children() {
        return root.resolve("processes");
    }

    /** The file with the pid of the orders replica or other process of this name; it follows a replaced process. */
    public Path pidFile(String child) {
        return children().resolve(child + ".pid");
    }

    /** Apart from those of runs on this machine, which have {@code ledgers} when the home is the same, and take up what has no owner. */
    public Path ledger(String agent) {
        return root.resolve("agents").resolve(agent);
    }

    public Path agentPolicy() {
        return root.resolve("agent-policy.yaml");
    }

    /** The file that says where a running stack is to be found. */
    public Path address() {
        return root.resolve("stack.properties");
    }

    /**
     * Takes the directory for this process.
     *
     * @throws StartFailure when another living stack holds it
     */
    public Lock lock() throws IOException {
        Files.createDirectories(root);
        FileChannel channel =
                FileChannel.open(root.resolve("stack.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = tryLock(channel);
        if (lock == null) {
            channel.close();
            throw new StartFailure("a stack already runs over " + root
                    + owner().map(it -> ", pid " + it.pid()).orElse("") + "; stop it by: squall down");
        }
        ProcessIdentity.of(ProcessHandle.current()).write(ownerFile());
        return new Lock(channel, ownerFile());
    }

    /** The living process that holds this directory. */
    Optional<ProcessHandle> owner() throws IOException {
        return ProcessIdentity.read(ownerFile()).flatMap(ProcessIdentity::living);
    }

    /** Where the port of this name is remembered. */
    Path port(String name) {
        return root.resolve("ports").resolve(name);
    }

    /**
     * Removes everything that a stack wrote, and the directory itself when nothing else is in it: a mistaken {@code SQUALL_HOME} must
     * not cost anybody their files. Nobody may hold the directory.
     */
    public void wipe() throws IOException {
        for (String ours : OURS) {
            DirectoryTree.delete(root.resolve(ours));
        }
        if (Files.isDirectory(root)) {
            try (var rest = Files.list(root)) {
                if (rest.findAny().isPresent()) {
                    return;
                }
            }
            Files.delete(root);
        }
    }

    private Path ownerFile() {
        return root.resolve("stack.owner");
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisVeryProcess) {
            return null;
        }
    }

    /** Holding the directory; closing lets it go. */
    public static final class Lock implements AutoCloseable {
        private final FileChannel channel;
        private final Path owner;

        private Lock(FileChannel channel, Path owner) {
            this.channel = channel;
            this.owner = owner;
        }

        @Override
        public void close() throws IOException {
            Files.deleteIfExists(owner);
            channel.close();
        }
    }
}
