package dev.squall.local.simulation;

import dev.squall.coordinator.run.RunInput;
import dev.squall.coordinator.run.RunState;
import dev.squall.coordinator.runner.CommandBus;
import dev.squall.coordinator.runner.RunObserver;
import dev.squall.coordinator.runner.RunStore;
import dev.squall.coordinator.runner.Runner;
import dev.squall.model.journal.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The real runner, kept as a coordinator keeps it: an input that was not dealt with comes again, a run that was lost or
 * left is taken over, a death is followed by a successor, and at times the dead one was only thought dead.
 */
final class SimulatedCoordinator {
    private static final Duration AGAIN = Duration.ofMillis(500);
    private static final Duration LONGEST_OUTAGE = Duration.ofMinutes(3);
    private static final int MOST_ZOMBIES = 2;

    private final VirtualTime time;
    private final Chance chance;
    private final RunStore store;
    private final CommandBus bus;
    private final RunObserver observer;
    private final Story story;
    private final List<Runner> zombies = new ArrayList<>();
    private @Nullable Runner runner;
    private Duration quietUntil = Duration.ZERO;

    SimulatedCoordinator(
            VirtualTime time, Chance chance, RunStore store, CommandBus bus, RunObserver observer, Story story) {
        this.time = time;
        this.chance = chance;
        this.store = store;
        this.bus = bus;
        this.observer = observer;
        this.story = story;
        this.runner = new Runner(store, bus, observer);
    }

    /** Stores the run, again and again until it is there; whether it was there already makes no difference. */
    void create(Plan plan, Runnable created) {
        if (attempt(live ->
                live.create(plan, time.instant()) || !store.load(plan.run()).isEmpty())) {
            created.run();
        } else {
            time.in(AGAIN, () -> create(plan, created));
        }
    }

    /** Gives it an input, again and again until it was taken. */
    void deliver(String run, Function<Instant, RunInput> input) {
        if (!attempt(live -> live.accept(run, input.apply(time.instant())))) {
            time.in(AGAIN, () -> deliver(run, input));
        }
    }

    private interface Turn {
        boolean take(Runner live);
    }

    private boolean attempt(Turn turn) {
        var live = runner;
        if (live == null) {
            return false;
        }
        try {
            return turn.take(live);
        } catch (FaultyStore.Unreachable unreachable) {
            quietUntil = time.elapsed().plus(AGAIN);
            return false;
        } catch (Crash crash) {
            die(crash, live);
            return false;
        }
    }

    private void die(Crash crash, Runner dead) {
        runner = null;
        story.tell("coordinator", "dies " + crash.getMessage());
        if (chance.happens(chance.weather().zombie()) && zombies.size() < MOST_ZOMBIES) {
            story.tell("coordinator", "lives on, and does not know that it was replaced");
            zombies.add(dead);
        }
        time.in(chance.within(chance.happens(0.3) ? LONGEST_OUTAGE : Duration.ofSeconds(5)), this::succeed);
    }

    private void succeed() {
        story.tell("coordinator", "starts");
        runner = new Runner(store, bus, observer);
        takeOver();
    }

    private void takeOver() {
        for (var run : store.unfinished()) {
            var live = runner;
            if (live != null && !live.owns(run) && !attempt(next -> next.takeOver(run, time.instant()))) {
                time.in(AGAIN, this::takeOver);
            }
        }
    }

    /** Somebody else appended to a run: it is read anew. */
    void lost() {
        time.in(AGAIN, this::takeOver);
    }

    void wake() {
        attempt(live -> {
            live.wake(time.instant());
            return true;
        });
        for (var zombie : List.copyOf(zombies)) {
            try {
                zombie.wake(time.instant());
            } catch (FaultyStore.Unreachable | Crash end) {
                zombies.remove(zombie);
            }
        }
    }

    Optional<Duration> nextWake() {
        if (runner == null) {
            return Optional.empty();
        }
        return runner.nextWake().map(VirtualTime::since).map(at -> at.compareTo(quietUntil) < 0 ? quietUntil : at);
    }

    Optional<RunState> state(String run) {
        return runner == null ? Optional.empty() : runner.state(run);
    }

    boolean down() {
        return runner == null;
    }
}
