package dev.squall.agent.ledger;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * One file that is only appended to. It is no {@link FileChannel}, because those are closed for everybody when a thread is
 * interrupted while it writes, and work that writes here is interrupted whenever a run is aborted.
 */
final class LedgerFile implements AutoCloseable {
    private final RandomAccessFile file;
    private long size;

    LedgerFile(Path path) throws IOException {
        this.file = new RandomAccessFile(path.toFile(), "rw");
        this.size = file.length();
    }

    long size() {
        return size;
    }

    void cutTo(long length) throws IOException {
        file.setLength(length);
        file.getFD().sync();
        size = length;
    }

    /** All of it or nothing; on the disk when this returns, if {@code synced}. */
    void append(byte[] bytes, boolean synced) throws IOException {
        try {
            file.seek(size);
            file.write(bytes);
            if (synced) {
                file.getFD().sync();
            }
        } catch (IOException e) {
            unwrite(e);
            throw e;
        }
        size += bytes.length;
    }

    /** Where even this fails, the next entry overwrites what was left. */
    private void unwrite(IOException cause) {
        try {
            file.setLength(size);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /** Puts a new file with these lines at {@code path} by way of {@code beside}. This one is used on if that fails. */
    LedgerFile replacedBy(Path beside, Path path, List<byte[]> lines) throws IOException {
        Files.deleteIfExists(beside);
        var fresh = new LedgerFile(beside);
        try {
            for (byte[] line : lines) {
                fresh.append(line, false);
            }
            fresh.file.getFD().sync();
            Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            fresh.close();
            throw e;
        }
        close();
        return fresh;
    }

    /** Makes the names in a directory durable, also when the thread is interrupted meanwhile. */
    static void sync(Path directory) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                    channel.force(true);
                    return;
                } catch (ClosedByInterruptException _) {
                    interrupted |= Thread.interrupted();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
