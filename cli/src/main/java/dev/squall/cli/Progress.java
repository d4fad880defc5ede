package dev.squall.cli;

import dev.squall.cli.Terminal.Tone;
import dev.squall.model.experiment.Approval;
import dev.squall.model.journal.Phase;
import dev.squall.model.journal.Plan;
import dev.squall.model.journal.Result;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.journal.StepOutcome;
import dev.squall.model.journal.StopCause;
import dev.squall.model.json.Json;
import dev.squall.model.message.Command;
import dev.squall.model.message.OpenFault;
import dev.squall.model.message.Recovery;
import dev.squall.model.message.Report;
import dev.squall.model.message.StepAddress;
import dev.squall.model.tolerance.Judgement;
import dev.squall.model.tolerance.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells a run's events to a person as they come: one line for each thing that ended. */
final class Progress implements Audience {
    private final Screen screen;
    private final Map<StepAddress, Sent> steps = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<StepAddress, String> troubles = new HashMap<>();
    private String approvals = "";

    private record Sent(String name, Instant at) {}

    Progress(Screen screen) {
        this.screen = screen;
    }

    @Override
    public void on(RunEvent event) {
        switch (event) {
            case RunEvent.StepDispatched(var at, Command command) -> sent(command, at);
            case RunEvent.StepAnswered(var _, Report.Answer answer) -> answered(answer);
            case RunEvent.StepEnded ended -> ended(ended);
            case RunEvent.PauseStarted pause -> {
                var length = Screen.length(Duration.between(pause.at(), pause.until()));
                line(pause.step(), "pause", Tone.QUIET, length);
                screen.working("pausing for " + length);
            }
            case RunEvent.HypothesisJudged judged -> {
                boolean shown = judged.stage() != StepAddress.Stage.DURING
                        || judged.judgement().verdict() != Verdict.HELD;
                if (shown) {
                    line(
                            word(judged.stage()),
                            "the hypothesis",
                            tone(judged.judgement().verdict()),
                            words(judged.judgement()));
                }
            }
            case RunEvent.FaultRecovered(var _, var report) -> recovered(report);
            case RunEvent.FaultFound(var _, var report) ->
                line("fault", name(report.command()), Tone.DOUBTFUL, "found in place, and not expected");
            case RunEvent.FaultLost lost -> line("fault", name(lost.command()), Tone.BAD, "UNKNOWN: " + lost.reason());
            case RunEvent.GuardWarned warned ->
                line("guard", warned.guard(), Tone.DOUBTFUL, "warns: " + warned.reason());
            case RunEvent.GuardTripped tripped ->
                line("guard", tripped.guard(), Tone.BAD, "tripped: " + tripped.reason());
            case RunEvent.StepsClosed closed ->
                line("stop", word(closed.cause()), Tone.DOUBTFUL, "no further step begins: " + closed.reason());
            case RunEvent.StopRequested stop -> line("stop", word(stop.cause()), Tone.DOUBTFUL, stop.reason());
            case RunEvent.Approved approved -> line("approval", approved.by(), Tone.GOOD, "given");
            case RunEvent.PhaseEntered entered
            when entered.phase() == Phase.AWAITING_APPROVAL -> {
                line("approval", "waited for", Tone.DOUBTFUL, approvals);
                screen.working("waiting for approval");
            }
            case RunEvent.RunFinished(var _, Result result) -> finished(result);
            case RunEvent.RunPlanned(var _, Plan plan) -> approvals = approvals(plan);
            case RunEvent.PhaseEntered _,
                    RunEvent.OwnershipTaken _,
                    RunEvent.PauseEnded _,
                    RunEvent.ControlSent _,
                    RunEvent.GuardSampled _ -> {}
        }
    }

    /** Who waits in a pipe should know for what. */
    private static String approvals(Plan plan) {
        int required = plan.experiment().approval().map(Approval::required).orElse(0);
        return (required == 1 ? "one person has" : required + " different people have")
                + " to approve the plan: POST /api/v1/runs/" + plan.run() + "/approvals";
    }

    @Override
    public void stopping(int nth, List<OpenFault> open) {
        if (nth == 1) {
            screen.say("stopping: faults are undone and rollbacks run first");
            return;
        }
        screen.say(
                open.isEmpty()
                        ? "still stopping: the rollbacks are running"
                        : "still stopping: waiting for the end of "
                                + open.stream().map(OpenFault::target).collect(Collectors.joining(", ")));
    }

    @Override
    public void close() {
        screen.close();
    }

    private void sent(Command command, Instant at) {
        names.put(command.id(), command.name());
        if (command.step().stage() != StepAddress.Stage.GUARD) {
            steps.putIfAbsent(command.step(), new Sent(command.name(), at));
            screen.working(OneLine.of(command.name()));
        }
    }

    private void answered(Report.Answer answer) {
        var trouble = switch (answer) {
            case Report.Failed failed -> failed.error();
            case Report.Refused refused -> "refused: " + refused.detail();
            case Report.Unknown unknown -> unknown.detail();
            case Report.Succeeded _, Report.Injected _ -> null;
        };
        if (trouble != null) {
            steps.keySet().stream()
                    .filter(step -> answer.command().contains("/" + step + "/"))
                    .forEach(step -> troubles.put(step, trouble));
        }
    }

    private void ended(RunEvent.StepEnded ended) {
        var sent = steps.remove(ended.step());
        screen.working(steps.isEmpty() ? null : steps.values().iterator().next().name());
        if (ended.step().stage() == StepAddress.Stage.DURING
                && ended.judgement()
                        .filter(judgement -> judgement.verdict() != Verdict.HELD)
                        .isEmpty()) {
            return;
        }
        String time = sent == null ? "" : "  " + Screen.length(Duration.between(sent.at(), ended.at()));
        String name = sent == null ? ended.step().toString() : sent.name();
        if (ended.outcome() == StepOutcome.SUCCEEDED && ended.judgement().isPresent()) {
            var judgement = ended.judgement().get();
            line(ended.step(), name, tone(judgement.verdict()), words(judgement) + time);
        } else {
            String trouble = troubles.containsKey(ended.step()) ? ": " + troubles.remove(ended.step()) : "";
            line(ended.step(), name, tone(ended.outcome()), word(ended.outcome()) + trouble + time);
        }
    }

    private void recovered(Report.Recovered report) {
        var tone = report.outcome() == Recovery.CLEAN ? Tone.GOOD : Tone.BAD;
        line(
                "fault",
                name(report.command()),
                tone,
                "undone, " + report.outcome() + " (" + report.cause().name().toLowerCase(java.util.Locale.ROOT) + ")  "
                        + Screen.length(Duration.between(report.started(), report.ended())));
        remark(report).ifPresent(text -> line("fault", name(report.command()), Tone.DOUBTFUL, text));
    }

    /** What a reader of the result should know of a fault that ended well, such as that nothing ever met it. */
    private static Optional<String> remark(Report.Recovered report) {
        return report.evidence() instanceof Json.Mapping evidence ? evidence.text("remark") : Optional.empty();
    }

    private void finished(Result result) {
        screen.working(null);
        var tone = result.status() == Result.Status.COMPLETED && !result.deviated() ? tone(result.verdict()) : Tone.BAD;
        String verdict =
                result.deviated() ? "deviated" : result.verdict().name().toLowerCase(java.util.Locale.ROOT);
        screen.say(screen.terminal()
                        .toned(
                                tone,
                                result.status()
                                                .name()
                                                .toLowerCase(java.util.Locale.ROOT)
                                                .replace('_', ' ') + ", " + verdict)
                + ": " + OneLine.of(result.reason()));
        if (result.recovery() != Recovery.CLEAN) {
            screen.say(screen.terminal()
                    .toned(Tone.BAD, "a fault may still be in place: its end is " + result.recovery()));
        }
    }

    private String name(String command) {
        return names.getOrDefault(command, command);
    }

    private void line(StepAddress step, String name, Tone tone, String words) {
        line(word(step.stage()), name, tone, words);
    }

    private void line(String stage, String name, Tone tone, String words) {
        var terminal = screen.terminal();
        screen.say("  " + terminal.toned(Tone.QUIET, padded(stage)) + OneLine.of(name) + "  "
                + terminal.toned(tone, OneLine.of(words)));
    }

    private static String padded(String stage) {
        return stage + " ".repeat(Math.max(1, 10 - stage.length()));
    }

    private static String word(StepAddress.Stage stage) {
        return switch (stage) {
            case CONFIGURATION -> "config";
            case BEFORE -> "before";
            case METHOD -> "method";
            case DURING -> "during";
            case AFTER -> "after";
            case RECOVERY -> "recovery";
            case ROLLBACK -> "rollback";
            case GUARD -> "guard";
        };
    }

    private static String word(StopCause cause) {
        return cause.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static String words(Judgement judgement) {
        return judgement.verdict() == Verdict.HELD
                ? "held"
                : judgement.verdict().name().toLowerCase(java.util.Locale.ROOT) + ": " + judgement.reason();
    }

    private static String word(StepOutcome outcome) {
        return switch (outcome) {
            case SUCCEEDED -> "done";
            case FAILED -> "failed";
            case UNKNOWN -> "unknown";
            case BROKE -> "broke";
            case BROKEN_OFF -> "broken off";
            case SKIPPED -> "left out";
        };
    }

    private static Tone tone(StepOutcome outcome) {
        return switch (outcome) {
            case SUCCEEDED -> Tone.GOOD;
            case FAILED -> Tone.BAD;
            case UNKNOWN, BROKE, BROKEN_OFF -> Tone.DOUBTFUL;
            case SKIPPED -> Tone.QUIET;
        };
    }

    private static Tone tone(Verdict verdict) {
        return switch (verdict) {
            case HELD -> Tone.GOOD;
            case DEVIATED -> Tone.BAD;
            case UNKNOWN -> Tone.DOUBTFUL;
        };
    }
}
