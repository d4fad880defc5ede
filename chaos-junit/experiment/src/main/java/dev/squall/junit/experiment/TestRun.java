package dev.squall.junit.experiment;

import dev.squall.agent.python.PythonListener.Leaving;
import dev.squall.local.Ending;
import dev.squall.local.JournalFile;
import dev.squall.local.Leftovers;
import dev.squall.local.OneMachine;
import dev.squall.local.preparation.Prepared;
import dev.squall.model.journal.Journal;
import dev.squall.model.journal.Result;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.message.OpenFault;
import dev.squall.model.message.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The run of one test, on a thread of its own. When the test's thread is interrupted or the JVM ends, the run is asked to stop,
 * and both wait until its faults are undone; what a killed JVM left is undone by the next run on this machine.
 */
final class TestRun {
    /** How long the end of the JVM waits; what is in place then is in the ledger. */
    private static final int MOST_MINUTES = 1;

    private static final String BY = "JUnit";

    /** What this JVM could not undo once is told once; the next JVM tries it again. */
    private static final Set<Path> HOPELESS = ConcurrentHashMap.newKeySet();

    private final Prepared prepared;
    private final Path file;
    private final OneMachine machine;
    private final List<String> earlier = new ArrayList<>();

    /** @param file where the journal is written */
    TestRun(Prepared prepared, Path file) {
        this.prepared = prepared;
        this.file = file;
        this.machine = prepared.machine();
    }

    Finished run() {
        var task = new FutureTask<>(this::onItsThread);
        var hook = Thread.ofPlatform().name("squall-end").unstarted(() -> end(task));
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            Thread.ofPlatform().name("squall-experiment").start(task);
            return awaited(task);
        } finally {
            remove(hook);
        }
    }

    private Finished onItsThread() throws IOException, InterruptedException {
        prepared.python().ifPresent(python -> python.stopsBy(this::leaves));
        try {
            Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
            new Leftovers(prepared.around(), this::undone, this::left, this::damaged)
                    .undo(ledger -> !HOPELESS.contains(ledger));
            return journalled();
        } finally {
            prepared.python().ifPresent(python -> python.close());
        }
    }

    private void undone(Report.Recovered report) {
        found("undone now: " + report.command() + ", " + report.outcome());
    }

    private void left(OpenFault fault, Path ledger) {
        HOPELESS.add(ledger);
        found("still in place: " + fault.target() + " of run " + fault.run()
                + "; the next JVM tries again, unless it is gone for good and you remove " + ledger);
    }

    private void damaged(String why, Path ledger) {
        HOPELESS.add(ledger);
        found("or several, of which its ledger " + ledger + " does not tell any more: " + why
                + "; put back what that run broke, and remove " + ledger);
    }

    private void found(String what) {
        earlier.add("an earlier run had left a fault, " + what);
        TestPreparation.tell(earlier.getLast());
    }

    private Finished journalled() throws IOException, InterruptedException {
        var plan = prepared.plan();
        var events = new ArrayList<RunEvent>();
        Result result;
        try (machine;
                var written =
                        new JournalFile(file, prepared.form(), prepared.around().elapsed())) {
            result = machine.run(plan, BY, (_, _, more, _) -> {
                events.addAll(more);
                written.add(more);
            });
            machine.journal().ifPresent(written::replace);
        }
        return new Finished(Journal.of(events), Ending.of(result, plan.experiment(), plan.policy()), file, earlier);
    }

    private Finished awaited(FutureTask<Finished> task) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException _) {
                    interrupted = true;
                    machine.abort(prepared.plan().run(), BY, "the test was interrupted");
                }
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failed
                    ? new UncheckedIOException(failed)
                    : new IllegalStateException("the run broke", e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void end(FutureTask<Finished> task) {
        machine.abort(prepared.plan().run(), BY, "the JVM is ending");
        try {
            var unused = task.get(MOST_MINUTES, TimeUnit.MINUTES);
        } catch (InterruptedException | ExecutionException | TimeoutException _) {
            // Whatever is in place is in the ledger.
        }
    }

    private void leaves(Leaving how) {
        switch (how) {
            case GRACEFULLY -> machine.abort(prepared.plan().run(), "a Python function", "interrupted");
            case AT_ONCE -> machine.quit(prepared.plan().run(), "a Python function", "left by a signal");
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The JVM is ending, and the hook is at work.
        }
    }
}
