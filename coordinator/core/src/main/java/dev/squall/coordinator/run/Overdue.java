package dev.squall.coordinator.run;

import dev.squall.model.experiment.Durations;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.journal.StopCause;
import dev.squall.model.message.Command;
import dev.squall.model.message.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What has been waited for long enough: answers, recoveries, the run itself. Silence is never success. */
final class Overdue {
    private Overdue() {}

    /** A probe without an answer failed; an action without one may have taken effect. */
    static List<RunEvent> answers(Live live, Instant now) {
        var events = new ArrayList<RunEvent>();
        for (var flight : live.work().inFlight().values()) {
            if (!now.isBefore(answerBy(flight, live))) {
                events.add(new RunEvent.StepAnswered(now, silence(flight, now)));
            }
        }
        return events;
    }

    /** After a stop nothing of before it is awaited for longer than a recovery would be. */
    static Instant answerBy(InFlight flight, Live live) {
        if (live.stop().isEmpty() || flight.command().step().stage().followsStops()) {
            return flight.answerBy();
        }
        var limit = live.stop()
                .get()
                .request()
                .at()
                .plus(live.plan().policy().limits().recoveryTimeout());
        return limit.isBefore(flight.answerBy()) ? limit : flight.answerBy();
    }

    private static Report.Answer silence(InFlight flight, Instant now) {
        var command = flight.command();
        String words = "no answer from " + command.agent() + " to what was sent at " + flight.sentAt();
        return switch (command) {
            case Command.Probe probe ->
                new Report.Failed(
                        probe.run(),
                        probe.id(),
                        probe.agent(),
                        now,
                        Report.Trouble.FAILED,
                        words,
                        flight.sentAt(),
                        now);
            case Command.Action action -> new Report.Unknown(action.run(), action.id(), action.agent(), now, words);
        };
    }

    static List<RunEvent> faults(Live live, Instant now) {
        var events = new ArrayList<RunEvent>();
        for (var fault : live.faults().open().values()) {
            if (lostAt(fault, live).filter(at -> !now.isBefore(at)).isPresent()) {
                events.add(new RunEvent.FaultLost(now, fault.command(), "no word of its end from " + fault.agent()));
            }
        }
        return events;
    }

    static Optional<Instant> lostAt(Fault fault, Live live) {
        return fault.askedAt()
                .or(fault::until)
                .map(at -> at.plus(live.plan().policy().limits().recoveryTimeout()));
    }

    static List<RunEvent> deadline(Live live, Instant now) {
        var deadline = deadlineOf(live);
        return deadline.isPresent() && !now.isBefore(deadline.get())
                ? List.of(new RunEvent.StopRequested(
                        now,
                        StopCause.DEADLINE,
                        "the run",
                        "not done after " + Durations.written(limit(live).orElseThrow())))
                : List.of();
    }

    static Optional<Instant> deadlineOf(Live live) {
        var limit = limit(live);
        return limit.isPresent() ? live.startedAt().map(at -> at.plus(limit.get())) : Optional.empty();
    }

    /** Whoever starts the run may set another than the experiment's own. */
    private static Optional<Duration> limit(Live live) {
        var said = live.plan().policy().limits().deadline();
        return said.isPresent() ? said : live.plan().experiment().deadline();
    }
}
