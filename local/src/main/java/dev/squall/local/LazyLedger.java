package dev.squall.local;

import dev.squall.agent.ledger.FileLedger;
import dev.squall.agent.ledger.Ledger;
import dev.squall.agent.ledger.LedgerEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ledger file that is made when there is something to write, so that a run that only looks pays nothing for it. Closed
 * with nothing open in it, it takes its directory away again.
 */
final class LazyLedger implements Ledger {
    private final Path directory;
    private final InstantSource clock;
    private @Nullable FileLedger open;

    LazyLedger(Path directory, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public synchronized List<LedgerEntry> entries() {
        return open == null ? List.of() : open.entries();
    }

    @Override
    public synchronized void append(LedgerEntry entry) throws IOException {
        if (open == null) {
            if (entry instanceof LedgerEntry.Aborted) {
                return;
            }
            open = LedgerGate.pass(directory, () -> FileLedger.open(directory, clock));
        }
        open.append(entry);
    }

    @Override
    public synchronized void close() throws IOException {
        if (open != null) {
            open.close();
        }
    }

    /** Closes it for good, with nothing to undo in it any more. */
    synchronized void closeAndRemove() throws IOException {
        if (open != null) {
            closeAndRemove(open, directory);
        }
    }

    static void closeAndRemove(FileLedger ledger, Path directory) throws IOException {
        LedgerGate.pass(directory, () -> {
            ledger.close();
            try (var files = Files.list(directory)) {
                for (var file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(directory);
            return directory;
        });
    }
}
