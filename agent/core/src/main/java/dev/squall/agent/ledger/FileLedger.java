package dev.squall.agent.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ledger in a directory of its own: {@code ledger}, and {@code lock}, which keeps a second agent out. A torn tail is cut
 * when it is opened; a line that went bad in the middle is reported and the rest kept. When the file has grown it is
 * written anew with what still matters, beside the old one, and renamed.
 */
public final class FileLedger implements Ledger {
    private static final long TIDY_AT = 4L << 20;

    private final Path directory;
    private final Path file;
    private final InstantSource clock;
    private final Retention retention;
    private final long tidyAt;
    private final FileChannel lockFile;
    private final FileLock lock;
    private final List<Integer> corrupt;
    private List<LedgerEntry> entries;
    private LedgerFile open;
    private long nextTidy;

    /** It belongs to an agent that is alive. */
    public static final class InUse extends IOException {
        private static final long serialVersionUID = 1L;

        InUse(String message) {
            super(message);
        }
    }

    private FileLedger(
            Path directory, InstantSource clock, Retention retention, long tidyAt, FileChannel lockFile, FileLock lock)
            throws IOException {
        this.directory = directory;
        this.file = directory.resolve("ledger");
        this.clock = clock;
        this.retention = retention;
        this.tidyAt = tidyAt;
        this.nextTidy = tidyAt;
        this.lockFile = lockFile;
        this.lock = lock;
        this.open = new LedgerFile(file);
        var contents = LedgerLines.read(Files.readAllBytes(file));
        this.entries = new ArrayList<>(contents.entries());
        this.corrupt = contents.corrupt();
        open.cutTo(contents.intact());
        LedgerFile.sync(directory);
        if (!corrupt.isEmpty()) {
            log().log(System.Logger.Level.ERROR, "ledger lines unreadable; file=" + file + " lines=" + corrupt);
        }
    }

    /**
     * Opens the ledger of this directory, which is made when it is not there.
     *
     * @throws InUse       when another agent has it open
     * @throws IOException when it cannot be read or written
     */
    public static FileLedger open(Path directory, InstantSource clock) throws IOException {
        return open(directory, clock, Retention.DEFAULT, TIDY_AT);
    }

    /** @param tidyAt the size in bytes from which on the file is written anew */
    static FileLedger open(Path directory, InstantSource clock, Retention retention, long tidyAt) throws IOException {
        Files.createDirectories(directory);
        FileChannel lockFile =
                FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = lock(lockFile);
            if (lock == null) {
                throw new InUse("another agent uses the ledger in " + directory);
            }
            return new FileLedger(directory, clock, retention, tidyAt, lockFile, lock);
        } catch (IOException e) {
            lockFile.close();
            throw e;
        }
    }

    private static @Nullable FileLock lock(FileChannel lockFile) throws IOException {
        try {
            return lockFile.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    @Override
    public synchronized List<LedgerEntry> entries() {
        return retention.kept(entries, clock.instant());
    }

    /** The numbers of the lines that were unreadable when the ledger was opened. */
    public List<Integer> corrupt() {
        return corrupt;
    }

    @Override
    public synchronized void append(LedgerEntry entry) throws IOException {
        open.append(LedgerLines.line(entry), entry instanceof LedgerEntry.Intent);
        entries.add(entry);
        if (open.size() >= nextTidy) {
            tidy();
        }
    }

    /** Writes the file anew. A failure leaves the old one in use. */
    private void tidy() {
        List<LedgerEntry> kept = retention.kept(entries, clock.instant());
        try {
            open = open.replacedBy(
                    directory.resolve("ledger.new"),
                    file,
                    kept.stream().map(LedgerLines::line).toList());
            entries = new ArrayList<>(kept);
            LedgerFile.sync(directory);
        } catch (IOException e) {
            log().log(System.Logger.Level.WARNING, "ledger not tidied; file=" + file, e);
        }
        nextTidy = Math.max(tidyAt, 2 * open.size());
    }

    @Override
    public synchronized void close() throws IOException {
        open.close();
        lock.release();
        lockFile.close();
    }

    /** Found when it is needed, which it hardly ever is. */
    private static System.Logger log() {
        return System.getLogger(FileLedger.class.getName());
    }
}
