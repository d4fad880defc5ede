package dev.squall.embedded.demo;

import dev.squall.model.experiment.Guard;
import dev.squall.model.experiment.Step;
import dev.squall.model.journal.Plan;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.journal.StepOutcome;
import dev.squall.model.message.Command;
import dev.squall.model.message.Report;
import dev.squall.model.message.StepAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells a run as it goes on, a line for each thing that a reader wants to see, with the seconds since it was planned. */
final class Narrator implements Consumer<RunEvent> {
    private static final int LONGEST = 90;

    private final Consumer<String> out;
    private final Map<String, Command> commands = new HashMap<>();
    private final Map<StepAddress, Report.Answer> answers = new HashMap<>();
    private final Map<String, String> samples = new HashMap<>();
    private @Nullable Plan plan;
    private @Nullable Instant planned;

    Narrator(Consumer<String> out) {
        this.out = out;
    }

    @Override
    public void accept(RunEvent event) {
        switch (event) {
            case RunEvent.RunPlanned first -> {
                plan = first.plan();
                planned = first.at();
            }
            case RunEvent.PhaseEntered entered -> tell(event, "phase", word(entered.phase()), "");
            case RunEvent.StepDispatched(var _, Command command) -> commands.put(command.id(), command);
            case RunEvent.StepAnswered(var _, Report.Answer answer) -> {
                Command command = commands.get(answer.command());
                if (command != null) {
                    answers.put(command.step(), answer);
                }
            }
            case RunEvent.StepEnded ended -> step(ended);
            case RunEvent.PauseStarted pause ->
                tell(event, "pause", seconds(Duration.between(pause.at(), pause.until())), "");
            case RunEvent.HypothesisJudged judged ->
                tell(
                        event,
                        "hypothesis",
                        word(judged.stage()),
                        judged.judgement().verdict() + "");
            case RunEvent.GuardSampled sample -> sample(sample);
            case RunEvent.GuardWarned warned ->
                tell(event, "guard", warned.guard(), "WARNS: " + shortened(warned.reason()));
            case RunEvent.GuardTripped tripped ->
                tell(
                        event,
                        "guard",
                        tripped.guard(),
                        (onlyTells(tripped.guard()) ? "TRIPPED, and only tells: " : "TRIPPED: ")
                                + shortened(tripped.reason()));
            case RunEvent.StopRequested stop ->
                tell(event, "stop", word(stop.cause()), stop.by() + ": " + shortened(stop.reason()));
            case RunEvent.StepsClosed closed ->
                tell(event, "stop", word(closed.cause()), "no further step begins: " + shortened(closed.reason()));
            case RunEvent.FaultRecovered(var _, Report.Recovered report) -> recovered(event, report);
            case RunEvent.FaultFound(var _, Report.Injected report) ->
                tell(event, "fault", name(report.command()), "found in place");
            case RunEvent.FaultLost lost -> tell(event, "fault", name(lost.command()), "LOST: " + lost.reason());
            case RunEvent.OwnershipTaken taken ->
                tell(event, "coordinator", "a new one took over", "epoch " + taken.epoch());
            case RunEvent.RunFinished finished ->
                tell(
                        event,
                        "verdict",
                        finished.result().verdict().toString(),
                        word(finished.result().status()) + ", what was broken is "
                                + finished.result().recovery() + ": "
                                + finished.result().reason());
            case RunEvent.Approved _, RunEvent.PauseEnded _, RunEvent.ControlSent _ -> {}
        }
    }

    private void step(RunEvent.StepEnded ended) {
        Optional<Step> step = plan == null ? Optional.empty() : plan.step(ended.step());
        var rounds = new Rounds(step.flatMap(it -> it.flow().repeat()));
        if (ended.step().stage() == StepAddress.Stage.GUARD || !rounds.tellsOf(ended)) {
            return;
        }
        String judged = ended.judgement()
                .map(it -> it.verdict() + ": " + shortened(it.reason()))
                .orElseGet(() -> ended.outcome() == StepOutcome.SUCCEEDED ? "done" : word(ended.outcome()));
        var answer = answers.get(ended.step());
        String detail = answer == null || ended.judgement().isPresent() ? "" : detail(answer);
        tell(
                ended,
                word(ended.step().stage()),
                step.map(Step::name).orElseGet(() -> ended.step().toString()),
                agents(ended.step()) + judged + detail + rounds.words(ended));
    }

    private boolean onlyTells(String guard) {
        return plan != null
                && plan.experiment().guards().stream()
                        .anyMatch(it -> it.name().equals(guard) && it.mode() == Guard.Mode.SHADOW);
    }

    private String agents(StepAddress step) {
        String agents = commands.values().stream()
                .filter(command -> command.step().equals(step))
                .map(command -> command.agent().agent())
                .sorted()
                .collect(Collectors.joining(", "));
        return agents.isEmpty() ? "" : agents + "  ";
    }

    private static String detail(Report.Answer answer) {
        return switch (answer) {
            case Report.Succeeded done -> Hit.words(done.output());
            case Report.Injected in ->
                Hit.words(in.output()) + "; undone after " + seconds(Duration.between(in.ended(), in.until()))
                        + " at the latest";
            case Report.Failed failed -> ": " + shortened(failed.error());
            case Report.Refused refused -> ": " + shortened(refused.detail());
            case Report.Unknown unknown -> ": " + shortened(unknown.detail());
        };
    }

    private void sample(RunEvent.GuardSampled sample) {
        String value = sample.value()
                .map(it -> it.setScale(1, java.math.RoundingMode.HALF_UP).toPlainString())
                .orElseGet(() -> shortened(sample.reason()));
        String shown = value
                + switch (sample.verdict()) {
                    case HELD -> "";
                    case DEVIATED -> "  BREACH";
                    case UNKNOWN -> "  UNKNOWN";
                };
        if (!shown.equals(samples.put(sample.guard(), shown))) {
            tell(sample, "guard", sample.guard(), shown);
        }
    }

    private void recovered(RunEvent event, Report.Recovered report) {
        String time = seconds(Duration.between(report.started(), report.ended()));
        tell(
                event,
                "fault",
                name(report.command()),
                report.agent().agent() + "  undone (" + word(report.cause()) + "), looked at again: " + report.outcome()
                        + ", " + time);
        Hit.remark(report.evidence()).ifPresent(remark -> tell(event, "fault", name(report.command()), remark));
    }

    private String name(String command) {
        Command known = commands.get(command);
        return known == null ? command : known.name();
    }

    private void tell(RunEvent event, String kind, String what, String outcome) {
        Instant from = planned == null ? event.at() : planned;
        out.accept("%8s  %-10s %-30s %s"
                .formatted(passed(Duration.between(from, event.at())), kind, what, outcome)
                .stripTrailing());
    }

    private static String seconds(Duration length) {
        if (length.compareTo(Duration.ofMillis(100)) < 0 && !length.isZero()) {
            return length.toMillis() + " ms";
        }
        return length.compareTo(Duration.ofMinutes(2)) > 0
                ? Math.round(length.toSeconds() / 60.0) + " min"
                : passed(length);
    }

    private static String passed(Duration length) {
        return String.format(Locale.ROOT, "%.1f s", length.toMillis() / 1000.0);
    }

    private static String shortened(String text) {
        String line = text.replace('\n', ' ');
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " ...";
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
