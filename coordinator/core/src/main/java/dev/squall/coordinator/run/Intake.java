package dev.squall.coordinator.run;

import dev.squall.model.journal.Leniency;
import dev.squall.model.journal.Phase;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.message.Control;
import dev.squall.model.message.Recovery;
import dev.squall.model.message.Report;
import dev.squall.model.message.Request;
import dev.squall.model.message.StepAddress.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns an input into the facts it brings. What a run already knows brings none, so repetitions and stragglers are
 * harmless; a fault that nobody expected is never ignored.
 */
final class Intake {
    private Intake() {}

    static List<RunEvent> facts(RunState state, RunInput input) {
        if (!(state instanceof RunState.Known known)) {
            return List.of();
        }
        return switch (input) {
            case RunInput.Reported(Instant at, Report report) -> ofReport(known, report, at);
            case RunInput.Requested(Instant at, Request request) -> ofRequest(known, request, at);
            case RunInput.TimePassed _ -> List.of();
            case RunInput.TakenOver(Instant at) ->
                List.of(new RunEvent.OwnershipTaken(at, known.live().epoch() + 1));
        };
    }

    private static List<RunEvent> ofReport(RunState.Known state, Report report, Instant at) {
        var live = state.live();
        return switch (report) {
            case Report.Recovered recovered -> ofRecovery(live, recovered, at);
            case Report.Answer answer
            when live.work().inFlight().containsKey(answer.command()) && !(state instanceof RunState.Finished) ->
                answered(state, answer, at);
            case Report.Injected injected -> ofUnexpected(state, injected, at);
            case Report.Succeeded _, Report.Failed _, Report.Refused _, Report.Unknown _ -> List.of();
        };
    }

    private static List<RunEvent> ofRecovery(Live live, Report.Recovered recovered, Instant at) {
        var known = live.faults().settled().get(recovered.command());
        boolean news = known == null
                || (known == Recovery.UNKNOWN && recovered.outcome() != Recovery.UNKNOWN)
                || (known == Recovery.DIRTY && recovered.outcome() == Recovery.CLEAN)
                || live.faults().open().containsKey(recovered.command());
        return news && live.work().wasSent(recovered.command())
                ? List.of(new RunEvent.FaultRecovered(at, recovered))
                : List.of();
    }

    /** A fault is in place that the run had given up on or never heard of: it becomes known, and ends. */
    private static List<RunEvent> ofUnexpected(RunState.Known state, Report.Injected injected, Instant at) {
        var live = state.live();
        var known = live.faults().open().get(injected.command());
        boolean news = known == null
                ? live.faults().settled().get(injected.command()) != Recovery.CLEAN
                        && live.faults().settled().get(injected.command()) != Recovery.DIRTY
                : known.until().isEmpty();
        if (!news || !live.work().wasSent(injected.command())) {
            return List.of();
        }
        var recover = new Control.Recover(
                live.plan().run(), live.epoch(), at, List.of(injected.command()), "the run had given it up");
        return List.of(
                new RunEvent.FaultFound(at, injected),
                new RunEvent.ControlSent(at, injected.agent().cluster(), recover));
    }

    private static List<RunEvent> ofRequest(RunState.Known state, Request request, Instant at) {
        return switch (request) {
            case Request.Start _ -> state instanceof RunState.Planned planned ? List.of(start(planned, at)) : List.of();
            case Request.Approve approve ->
                state instanceof RunState.AwaitingApproval waiting
                                && !waiting.approvers().contains(approve.by())
                        ? List.of(new RunEvent.Approved(at, approve.by()))
                        : List.of();
            case Request.Abort abort -> Interruption.events(state, abort.by(), abort.reason(), at);
            case Request.Quit quit -> Interruption.quit(state, quit.by(), quit.reason(), at);
        };
    }

    /** A function may ask for the end of the run that called it; where interruptions let the background end, not from there. */
    private static List<RunEvent> answered(RunState.Known state, Report.Answer answer, Instant at) {
        var events = new ArrayList<RunEvent>();
        events.add(new RunEvent.StepAnswered(at, answer));
        if (answer instanceof Report.Failed failed && StepJudge.interrupts(failed) && !isLost(state.live(), failed)) {
            events.addAll(Interruption.events(state, "the step " + answer.command(), failed.error(), at));
        }
        return events;
    }

    private static boolean isLost(Live live, Report.Failed failed) {
        var sent = live.work().inFlight().get(failed.command());
        if (sent == null) {
            return false;
        }
        var step = sent.command().step();
        boolean walked = step.stage() == Stage.METHOD || step.stage() == Stage.ROLLBACK;
        return live.allows(Leniency.INTERRUPTION_LETS_END)
                && walked
                && Endings.stepAt(live, step).background();
    }

    private static RunEvent start(RunState.Planned planned, Instant at) {
        boolean approved = planned.live().plan().experiment().approval().isEmpty();
        return new RunEvent.PhaseEntered(at, approved ? Phase.CHECKING_BEFORE : Phase.AWAITING_APPROVAL);
    }
}
