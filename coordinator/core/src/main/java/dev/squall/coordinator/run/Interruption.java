package dev.squall.coordinator.run;

import dev.squall.model.journal.Leniency;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.journal.StopCause;
import dev.squall.model.message.Control;
import dev.squall.model.message.StepAddress.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What somebody's wish to end a run leads to. */
final class Interruption {
    private Interruption() {}

    static List<RunEvent> events(RunState.Known state, String by, String reason, Instant at) {
        var live = state.live();
        if (state instanceof RunState.CheckingRecovery) {
            return closing(state, by, reason, at);
        }
        boolean stepsMayEnd = live.allows(Leniency.INTERRUPTION_LETS_END)
                && (state instanceof RunState.Acting || state instanceof RunState.RollingBack);
        if (stepsMayEnd) {
            var events = new ArrayList<>(closing(state, by, reason, at));
            events.addAll(breakOff(state, reason, at));
            return events;
        }
        return mayStop(state) ? List.of(new RunEvent.StopRequested(at, StopCause.ABORT, by, reason)) : List.of();
    }

    /** Leaving at once is worth something only where an interruption would wait for what is under way. */
    static List<RunEvent> quit(RunState.Known state, String by, String reason, Instant at) {
        return mayStop(state)
                ? List.of(new RunEvent.StopRequested(at, StopCause.QUIT, by, reason))
                : events(state, by, reason, at);
    }

    private static boolean mayStop(RunState.Known state) {
        return state.live().stop().isEmpty()
                && !(state instanceof RunState.RollingBack)
                && !(state instanceof RunState.CheckingRecovery)
                && !(state instanceof RunState.Finished);
    }

    private static List<RunEvent> closing(RunState.Known state, String by, String reason, Instant at) {
        boolean already = state instanceof RunState.RollingBack rolling
                ? rolling.rollbacks().closed()
                : state.live().closed().isPresent();
        return already ? List.of() : List.of(new RunEvent.StepsClosed(at, StopCause.ABORT, by, reason));
    }

    /** The step that is waited for; those in the background end by themselves. */
    private static List<RunEvent> breakOff(RunState.Known state, String reason, Instant at) {
        var live = state.live();
        var stage = state instanceof RunState.Acting ? Stage.METHOD : Stage.ROLLBACK;
        var commands = new TreeMap<String, List<String>>();
        for (var flight : live.work().inFlight().values()) {
            var command = flight.command();
            boolean waitedFor = command.step().stage() == stage
                    && live.isOpen(command.step())
                    && !Endings.stepAt(live, command.step()).background();
            if (waitedFor) {
                commands.computeIfAbsent(command.agent().cluster(), _ -> new ArrayList<>())
                        .add(command.id());
            }
        }
        var events = new ArrayList<RunEvent>();
        commands.forEach((cluster, ids) -> events.add(new RunEvent.ControlSent(
                at, cluster, new Control.BreakOff(live.plan().run(), live.epoch(), at, ids, reason))));
        return events;
    }
}
