package dev.squall.coordinator.run;

import dev.squall.model.journal.RunEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * The machine. {@link #decide} says what an input leads to and changes nothing; {@link #evolve} is the only way a state
 * changes, whether the event has just been decided or is read back from a store. Both are pure and total.
 *
 * <p>An input first becomes facts ({@link Intake}); then the run goes on by itself, one {@link Next} after the other, until
 * it waits for the outside world.
 */
public final class Run {
    /** More events than this from one input is a machine that runs in circles. */
    static final int MAX_EVENTS = 100_000;

    private Run() {}

    /**
     * What an input leads to.
     *
     * @param reached where these events lead, so that whoever stores them need not go there a second time
     */
    public record Decision(List<RunEvent> events, RunState reached) {}

    public static List<RunEvent> decide(RunState state, RunInput input) {
        return decision(state, input).events();
    }

    public static Decision decision(RunState state, RunInput input) {
        var events = new ArrayList<>(Intake.facts(state, input));
        var reached = evolve(state, events);
        while (true) {
            var more = Next.of(reached, input.at());
            if (more.isEmpty()) {
                return new Decision(events, reached);
            }
            events.addAll(more);
            reached = evolve(reached, more);
            if (events.size() > MAX_EVENTS) {
                throw new IllegalStateException("the run does not come to rest: " + events.getLast());
            }
        }
    }

    public static RunState evolve(RunState state, RunEvent event) {
        return state.on(event);
    }

    public static RunState evolve(RunState state, List<RunEvent> events) {
        var reached = state;
        for (var event : events) {
            reached = evolve(reached, event);
        }
        return reached;
    }

    /** The state that a history leads to. */
    public static RunState replay(List<RunEvent> history) {
        return evolve(new RunState.Unplanned(), history);
    }

    /** Whether nothing is left to wait for. */
    public static boolean isOver(RunState state) {
        return state instanceof RunState.Finished finished
                && finished.live().faults().open().isEmpty();
    }
}
