package dev.squall.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one run at a time begin, take up or remove a ledger of this machine. Without it a run that looks for what others left
 * could take up a ledger that is just being made, or remove it while its owner writes into it.
 */
final class LedgerGate {
    /** A lock of a file holds between processes only. */
    private static final ReentrantLock THIS_PROCESS = new ReentrantLock();

    private LedgerGate() {}

    interface Work<T> {
        T done() throws IOException;
    }

    /** @param ledger the directory of one; the gate is beside the directory of them all */
    static <T> T pass(Path ledger, Work<T> work) throws IOException {
        var all = ledger.toAbsolutePath().getParent();
        if (all == null) {
            throw new IOException("a ledger has a directory in one for all of them, and this is " + ledger);
        }
        THIS_PROCESS.lock();
        try {
            Files.createDirectories(all);
            try (var channel = FileChannel.open(
                            all.resolveSibling("ledgers.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                return work.done();
            }
        } finally {
            THIS_PROCESS.unlock();
        }
    }
}
