package dev.squall.coordinator.loop;

import dev.squall.coordinator.loop.RunnerLoop.Created;
import dev.squall.coordinator.run.RunInput;
import dev.squall.coordinator.run.RunState;
import dev.squall.coordinator.runner.RunStore;
import dev.squall.coordinator.runner.Runner;
import dev.squall.model.journal.Phase;
import dev.squall.model.journal.Plan;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.message.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Does the loop's work on its thread, and answers for what keeps it going: while the store is away the same thing is
 * tried again, a run that trips over a bug is let go of alone, and a run that was lost to another writer although its
 * partition is ours is taken back.
 */
public final class Decider implements Inputs.Ownership {
    /** Who starts a run whose own start request was lost with the coordinator that accepted it. */
    private static final String COORDINATOR = "coordinator";

    private static final Duration START_WITHIN = Duration.ofMinutes(10);

    private static final int MOST_CONTESTS = 3;

    private final Runner runner;
    private final RunStore store;
    private final InstantSource clock;
    private final LoopObserver observer;
    private final Patience patience;
    private final LostRuns lost;
    private volatile Partitions partitions = Partitions.NONE;

    /** @param lost has to be among the runner's observers */
    public Decider(Runner runner, RunStore store, LostRuns lost, InstantSource clock, LoopObserver observer) {
        this.runner = runner;
        this.store = store;
        this.lost = lost;
        this.clock = clock;
        this.observer = observer;
        this.patience = new Patience(observer);
    }

    Partitions partitions() {
        return partitions;
    }

    boolean stalled() {
        return patience.stalled();
    }

    void close() {
        patience.end();
    }

    /** These partitions, out of so many, are this coordinator's from now on: their unfinished runs are taken over. */
    @Override
    public void assigned(Set<Integer> more, int total) {
        partitions = partitions.with(more, total);
        takeOver(more);
    }

    /** Nothing more is decided for the runs of these partitions. */
    @Override
    public void revoked(Set<Integer> gone) {
        partitions = partitions.without(gone);
        runner.runs().stream().filter(run -> !partitions.own(run)).forEach(runner::release);
    }

    /** Tells the runs whose time has come; answers when the next one's will have. */
    Optional<Instant> wake(Instant now) {
        var next = runner.nextWake();
        if (next.filter(at -> !at.isAfter(now)).isEmpty()) {
            return next;
        }
        try {
            patience.persist(() -> runner.wake(now));
        } catch (RuntimeException bug) {
            wakeOneByOne(now);
        }
        lost.takeAll().stream().filter(partitions::own).forEach(this::takeBack);
        return runner.nextWake();
    }

    /** Finds the run with the bug, so that the others get their time. */
    private void wakeOneByOne(Instant now) {
        for (var run : runner.runs()) {
            guarded(run, Optional.empty(), () -> runner.accept(run, new RunInput.TimePassed(now)));
        }
    }

    /**
     * Gives runs their inputs, in order.
     *
     * @return whether all that they led to is durable; else whoever comes next has to be given them again
     */
    boolean accept(List<Input> inputs) {
        for (var input : inputs) {
            if (patience.ended()) {
                return false;
            }
            if (partitions.mine().contains(input.partition())) {
                guarded(input.run(), Optional.of(input), () -> accept(input.run(), input.input()));
            }
        }
        return !patience.ended();
    }

    private void accept(String run, RunInput input) {
        for (int contest = 0; contest < MOST_CONTESTS; contest++) {
            lost.take(run);
            runner.accept(run, input); // takes over what it does not own
            if (!lost.take(run)) {
                return;
            }
            observer.contested(run);
        }
    }

    private void takeBack(String run) {
        observer.contested(run);
        guarded(run, Optional.empty(), () -> runner.takeOver(run, clock.instant()));
    }

    /** Where the partition is somebody else's the run is only stored: its owner takes it over with its first input. */
    void create(Plan plan, String by, CompletableFuture<Created> done) {
        String run = plan.run();
        var now = clock.instant();
        try {
            if (!partitions.own(run)) {
                boolean stored = store.append(run, 0, List.of(new RunEvent.RunPlanned(now, plan)));
                done.complete(stored ? Created.STORED : Created.EXISTED);
            } else if (runner.create(plan, now)) {
                done.complete(Created.STARTED);
                guarded(run, Optional.empty(), () -> start(run, by, now));
            } else {
                done.complete(Created.EXISTED);
            }
        } catch (RuntimeException failed) {
            done.completeExceptionally(failed);
        }
    }

    private void start(String run, String by, Instant now) {
        runner.accept(run, new RunInput.Requested(now, new Request.Start(run, now, by)));
    }

    private void takeOver(Set<Integer> taken) {
        var mine = new HashSet<String>();
        patience.persist(() -> {
            mine.clear();
            store.unfinished().stream()
                    .filter(run -> taken.contains(partitions.of(run)))
                    .forEach(mine::add);
        });
        for (var run : mine) {
            if (!patience.ended() && !runner.owns(run)) {
                guarded(run, Optional.empty(), () -> takeOver(run));
            }
        }
    }

    private void takeOver(String run) {
        var now = clock.instant();
        runner.takeOver(run, now);
        if (runner.state(run).map(RunState::phase).filter(Phase.PLANNED::equals).isPresent()) {
            startOrAbort(run, now);
        }
    }

    /** Whoever submitted a run long ago does not expect it to begin today. */
    private void startOrAbort(String run, Instant now) {
        var age = Duration.between(store.load(run).getFirst().at(), now);
        if (age.compareTo(START_WITHIN) <= 0) {
            start(run, COORDINATOR, now);
        } else {
            var abort = new Request.Abort(
                    run, now, COORDINATOR, "nobody started it within " + START_WITHIN.toMinutes() + " minutes");
            runner.accept(run, new RunInput.Requested(now, abort));
        }
    }

    private void guarded(String run, Optional<Input> input, Runnable action) {
        try {
            patience.persist(action);
        } catch (RuntimeException bug) {
            runner.release(run);
            observer.gaveUp(run, input, bug);
        }
    }
}
