package dev.squall.local.simulation;

import dev.squall.model.journal.RunEvent;
import dev.squall.model.message.Report;

/** A run's events in a few words each. */
final class EventWords {
    private EventWords() {}

    static String of(RunEvent event) {
        return switch (event) {
            case RunEvent.RunPlanned planned ->
                "plans " + planned.plan().placements().size() + " steps with seed "
                        + planned.plan().seed();
            case RunEvent.Approved approved -> "is approved by " + approved.by();
            case RunEvent.PhaseEntered entered -> "enters " + entered.phase();
            case RunEvent.OwnershipTaken taken -> "has a new owner, epoch " + taken.epoch();
            case RunEvent.StepDispatched sent ->
                "sends '" + sent.command().name() + "', " + sent.command().id();
            case RunEvent.StepAnswered answered -> "takes the answer " + words(answered.answer());
            case RunEvent.StepEnded ended ->
                "ends " + ended.step() + ": " + ended.outcome()
                        + ended.judgement()
                                .map(judgement -> ", " + judgement.verdict() + ": " + judgement.reason())
                                .orElse("")
                        + ended.again().map(at -> ", again at " + at).orElse("");
            case RunEvent.PauseStarted pause -> "pauses at " + pause.step() + " until " + pause.until();
            case RunEvent.PauseEnded pause -> "goes on at " + pause.step();
            case RunEvent.HypothesisJudged judged ->
                "finds the hypothesis " + judged.judgement().verdict() + " " + judged.stage() + ": "
                        + judged.judgement().reason();
            case RunEvent.ControlSent sent ->
                "tells " + sent.cluster() + ": " + sent.control().getClass().getSimpleName();
            case RunEvent.FaultRecovered recovered ->
                "learns that " + recovered.report().command() + " is over: "
                        + recovered.report().outcome() + " by "
                        + recovered.report().cause();
            case RunEvent.FaultFound found ->
                "finds a fault it did not expect: " + found.report().command();
            case RunEvent.FaultLost lost -> "gives up on " + lost.command() + ": " + lost.reason();
            case RunEvent.GuardSampled sample -> "samples guard '" + sample.guard() + "': " + sample.reason();
            case RunEvent.GuardWarned warned -> "is warned by guard '" + warned.guard() + "': " + warned.reason();
            case RunEvent.GuardTripped tripped -> "trips guard '" + tripped.guard() + "': " + tripped.reason();
            case RunEvent.StopRequested stop -> "stops, " + stop.cause() + ": " + stop.reason();
            case RunEvent.StepsClosed closed -> "begins no further step, " + closed.cause() + ": " + closed.reason();
            case RunEvent.RunFinished finished ->
                "finishes: " + finished.result().status() + ", verdict "
                        + finished.result().verdict() + ", faults "
                        + finished.result().recovery() + " ("
                        + finished.result().reason() + ")";
        };
    }

    private static String words(Report.Answer answer) {
        return answer.getClass().getSimpleName() + " of " + answer.command()
                + switch (answer) {
                    case Report.Failed failed -> ": " + failed.error();
                    case Report.Refused refused -> ": " + refused.reason() + ", " + refused.detail();
                    case Report.Unknown unknown -> ": " + unknown.detail();
                    case Report.Succeeded _, Report.Injected _ -> "";
                };
    }
}
