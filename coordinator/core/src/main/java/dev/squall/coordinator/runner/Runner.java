package dev.squall.coordinator.runner;

import dev.squall.coordinator.run.Run;
import dev.squall.coordinator.run.RunInput;
import dev.squall.coordinator.run.RunState;
import dev.squall.coordinator.run.Wakeups;
import dev.squall.model.journal.Plan;
import dev.squall.model.journal.RunEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one loop around the machine: takes an input, decides, appends, and only then hands on what the events carry; probes
 * alone leave before, for they break nothing (docs/adr/0012). It has no thread and no clock of its own: whoever owns it
 * calls it from one thread at a time, with the time.
 *
 * <p>A store that fails throws through {@link #accept}; nothing has changed then, and the same input can be given again.
 */
public final class Runner {
    /** How often a live run's unanswered messages are sent again and its leases renewed. */
    public static final Duration BEAT = Duration.ofSeconds(3);

    private final RunStore store;
    private final Outbox outbox;
    private final RunObserver observer;
    private final Map<String, OwnedRun> owned = new HashMap<>();

    public Runner(RunStore store, CommandBus bus, RunObserver observer) {
        this.store = store;
        this.outbox = new Outbox(bus);
        this.observer = observer;
    }

    /**
     * Stores a new run, which waits for {@code Request.Start}. This runner owns it from now on.
     *
     * @return false when a run of that id exists
     */
    public boolean create(Plan plan, Instant now) {
        var events = List.<RunEvent>of(new RunEvent.RunPlanned(now, plan));
        if (!store.append(plan.run(), 0, events)) {
            return false;
        }
        var state = Run.replay(events);
        owned.put(plan.run(), OwnedRun.of(state, 1, now.plus(BEAT)));
        observer.appended(plan.run(), 1, events, state);
        return true;
    }

    /**
     * Becomes the owner of a run, if it exists, and sends again whatever was not answered.
     *
     * @return false when somebody else appended to it at the same moment: it is not owned here
     */
    public boolean takeOver(String run, Instant now) {
        var events = store.load(run);
        if (events.isEmpty()) {
            return true;
        }
        var state = Run.replay(events);
        owned.put(run, OwnedRun.of(state, events.size(), now.plus(BEAT)));
        return state instanceof RunState.Finished || announced(run, now);
    }

    /** Until its new owner is in the history, a run is nobody's. */
    private boolean announced(String run, Instant now) {
        boolean taken = false;
        try {
            taken = accept(run, new RunInput.TakenOver(now));
        } finally {
            if (!taken) {
                owned.remove(run);
            }
        }
        Optional.ofNullable(owned.get(run)).ifPresent(own -> outbox.sendAgain(own.state(), now, Duration.ZERO));
        return taken;
    }

    /** Stops deciding for a run; its next owner takes it over from the store. */
    public void release(String run) {
        owned.remove(run);
    }

    public boolean owns(String run) {
        return owned.containsKey(run);
    }

    /**
     * Gives a run an input; a run that is not owned here is taken over first.
     *
     * @return false when the run has moved on without this runner, which then does not own it any more: the input was not
     *     taken, and whoever owns the run now has to be given it
     */
    public boolean accept(String run, RunInput input) {
        if (!owned.containsKey(run) && !takeOver(run, input.at())) {
            return false;
        }
        var before = owned.get(run);
        if (before == null) {
            return true;
        }
        var decision = Run.decision(before.state(), input);
        var events = decision.events();
        if (events.isEmpty()) {
            forgetIfOver(run, before.state());
            return true;
        }
        boolean ahead = Outbox.onlyLooks(events);
        if (ahead) {
            outbox.send(events);
        }
        if (!store.append(run, before.version(), events)) {
            owned.remove(run);
            observer.lost(run);
            return false;
        }
        if (!ahead) {
            outbox.send(events);
        }
        var after = OwnedRun.of(decision.reached(), before.version() + events.size(), before.beatAt());
        owned.put(run, after);
        forgetIfOver(run, after.state());
        observer.appended(run, after.version(), events, after.state());
        return true;
    }

    private void forgetIfOver(String run, RunState state) {
        if (Run.isOver(state)) {
            owned.remove(run);
        }
    }

    /** When {@link #wake} wants to be called next. */
    public Optional<Instant> nextWake() {
        Instant next = null;
        for (var run : owned.values()) {
            next = next == null || run.wakeAt().isBefore(next) ? run.wakeAt() : next;
        }
        return Optional.ofNullable(next);
    }

    /** Tells every run whose time has come; sends leases and unanswered messages again on each run's beat. */
    public void wake(Instant now) {
        for (var run : List.copyOf(owned.keySet())) {
            var due = owned.get(run);
            if (due != null && due.waitsFor(now)) {
                accept(run, new RunInput.TimePassed(now));
            }
            beat(run, now);
        }
    }

    private void beat(String run, Instant now) {
        var live = owned.get(run);
        if (live != null && !now.isBefore(live.beatAt())) {
            outbox.renewLeases(live.state(), now);
            outbox.sendAgain(live.state(), now, BEAT);
            owned.put(run, OwnedRun.of(live.state(), live.version(), now.plus(BEAT)));
        }
    }

    /** The state of a run that is owned here. */
    public Optional<RunState> state(String run) {
        return Optional.ofNullable(owned.get(run)).map(OwnedRun::state);
    }

    /** Ids of the runs that are owned here and not over. */
    public List<String> runs() {
        return new ArrayList<>(owned.keySet());
    }

    /** @param due when the run itself is to be told the time, which is found out once for each state */
    private record OwnedRun(RunState state, long version, Instant beatAt, Optional<Instant> due) {
        static OwnedRun of(RunState state, long version, Instant beatAt) {
            return new OwnedRun(state, version, beatAt, Wakeups.next(state));
        }

        boolean waitsFor(Instant now) {
            return due.isPresent() && !due.get().isAfter(now);
        }

        Instant wakeAt() {
            return due.isPresent() && due.get().isBefore(beatAt) ? due.get() : beatAt;
        }
    }
}
