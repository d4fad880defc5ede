package dev.squall.local;

import dev.squall.agent.ledger.FileLedger;
import dev.squall.agent.ledger.Ledger;
import dev.squall.agent.ledger.LedgerEntry;
import dev.squall.agent.worker.Worker;
import dev.squall.model.codec.FileTrouble;
import dev.squall.model.message.OpenFault;
import dev.squall.model.message.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Undoes what runs on this machine left behind when they were killed: each ledger without a living owner is taken up, its
 * faults are undone and verified, and it is removed when nothing of it is left. One that cannot be opened, or not be read to its end, is told of and kept: nobody knows
 * what it would have told.
 */
public final class Leftovers {
    /** How long a start waits for all that was left; what is not undone then is tried again by the next. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Surroundings around;
    private final Consumer<Report.Recovered> undone;
    private final BiConsumer<OpenFault, Path> left;
    private final BiConsumer<String, Path> damaged;

    /**
     * @param undone  is told of each end of a fault
     * @param left    is told of each fault that is still in place afterwards, and of the ledger that it is in
     * @param damaged is told why a ledger cannot be read, or not to its end, and of the ledger
     */
    public Leftovers(
            Surroundings around,
            Consumer<Report.Recovered> undone,
            BiConsumer<OpenFault, Path> left,
            BiConsumer<String, Path> damaged) {
        this.around = around;
        this.undone = undone;
        this.left = left;
        this.damaged = damaged;
    }

    /** Before anything new is done. */
    public void undo() throws IOException, InterruptedException {
        undo(_ -> true);
    }

    /** @param tried which ledgers are taken up; the others are left as they are */
    public void undo(Predicate<Path> tried) throws IOException, InterruptedException {
        var ledgers = around.home().ledgers();
        if (!Files.isDirectory(ledgers)) {
            return;
        }
        List<Path> found;
        try (var directories = Files.list(ledgers)) {
            found = directories
                    .filter(Files::isDirectory)
                    .filter(tried)
                    .sorted()
                    .toList();
        }
        for (var directory : found) {
            undo(directory);
        }
    }

    private void undo(Path directory) throws IOException, InterruptedException {
        FileLedger ledger;
        try {
            ledger = LedgerGate.pass(directory, () -> FileLedger.open(directory, around.clock()));
        } catch (FileLedger.InUse _) {
            // A run beside this one, which undoes its own faults.
            return;
        } catch (IOException closed) {
            damaged.accept(FileTrouble.of(closed), directory);
            return;
        }
        boolean clean = false;
        try {
            boolean undone = ledger.entries().stream().noneMatch(LedgerEntry.Intent.class::isInstance)
                    || undo(ledger, directory);
            clean = undone && ledger.corrupt().isEmpty();
            if (!ledger.corrupt().isEmpty()) {
                damaged.accept("lines " + ledger.corrupt() + " are damaged", directory);
            }
        } finally {
            if (clean) {
                LazyLedger.closeAndRemove(ledger, directory);
            } else {
                ledger.close();
            }
        }
    }

    private boolean undo(Ledger ledger, Path directory) throws InterruptedException {
        var loop = new Loop(around.elapsed());
        var worker = OneMachine.worker(
                around,
                ledger,
                loop,
                report -> loop.add(() -> {
                    if (report instanceof Report.Recovered recovered) {
                        undone.accept(recovered);
                    }
                }));
        worker.start();
        var end = around.elapsed().elapsed().plus(PATIENCE);
        loop.run(() -> turn(loop, worker, end));
        worker.openFaults().forEach(fault -> left.accept(fault, directory));
        return worker.idle();
    }

    private Optional<Duration> turn(Loop loop, Worker worker, Duration end) {
        if (loop.alarmIsDue()) {
            worker.wake();
        }
        var patience = end.minus(around.elapsed().elapsed());
        return worker.idle() || !patience.isPositive() ? Optional.empty() : Optional.of(patience);
    }
}
