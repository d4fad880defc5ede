package dev.squall.coordinator.run;

import dev.squall.model.experiment.Provider;
import dev.squall.model.experiment.Step;
import dev.squall.model.journal.Leniency;
import dev.squall.model.journal.StepOutcome;
import dev.squall.model.json.Json;
import dev.squall.model.message.Refusal;
import dev.squall.model.message.Report;
import dev.squall.model.tolerance.Judge;
import dev.squall.model.tolerance.Judgement;
import dev.squall.model.tolerance.Tolerance;
import dev.squall.model.tolerance.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the answers of a step's agents amount to. */
final class StepJudge {
    private static final String SUFFIX = "/judge";

    private StepJudge() {}

    static String judgeId(String judged) {
        return judged + SUFFIX;
    }

    static boolean judges(String command) {
        return command.endsWith(SUFFIX);
    }

    /** Success needs the quorum; otherwise one unknown effect makes the whole unknown. */
    static StepOutcome outcome(Live live, OpenStep step) {
        double quorum = Dispatch.placement(live, step.address()).quorum();
        var own = own(step);
        int succeeded = 0;
        for (var answer : own) {
            succeeded += answer instanceof Report.Succeeded || answer instanceof Report.Injected ? 1 : 0;
        }
        if (succeeded >= Math.ceil(quorum * own.size())) {
            return StepOutcome.SUCCEEDED;
        }
        if (own.stream().anyMatch(Report.Unknown.class::isInstance)) {
            return StepOutcome.UNKNOWN;
        }
        if (live.allows(Leniency.INTERRUPTION_LETS_END) && own.stream().anyMatch(StepJudge::interrupts)) {
            return StepOutcome.BROKEN_OFF;
        }
        boolean broke = live.allows(Leniency.TOOL_ERROR_ENDS_RUN)
                && own.stream().anyMatch(answer -> isToolError(answer) && !isExtensionError(live, step, answer));
        return broke ? StepOutcome.BROKE : StepOutcome.FAILED;
    }

    static boolean interrupts(Report.Answer answer) {
        return answer instanceof Report.Failed failed && failed.trouble() == Report.Trouble.INTERRUPTS;
    }

    private static boolean isToolError(Report.Answer answer) {
        return switch (answer) {
            case Report.Failed failed -> failed.trouble() == Report.Trouble.BROKE;
            case Report.Refused refused ->
                refused.reason() == Refusal.INVALID || refused.reason() == Refusal.UNSUPPORTED;
            case Report.Succeeded _, Report.Injected _, Report.Unknown _ -> false;
        };
    }

    /** To that tool a function of an extension that cannot cope with its arguments has failed; its twin here refuses them. */
    private static boolean isExtensionError(Live live, OpenStep step, Report.Answer answer) {
        return answer instanceof Report.Refused refused
                && refused.reason() == Refusal.INVALID
                && live.plan()
                        .step(step.address())
                        .filter(it -> it.provider() instanceof Provider.Python python
                                && python.nativeTwin().isPresent())
                        .isPresent();
    }

    /** Each agent's output is judged by itself; the worst judgement stands for the step. */
    static Judgement judge(Tolerance tolerance, OpenStep step, StepOutcome outcome, Map<String, Json> configuration) {
        if (outcome != StepOutcome.SUCCEEDED) {
            return Judgement.unknown(
                    step.answers().stream().map(StepJudge::words).collect(Collectors.joining("; ")));
        }
        if (tolerance instanceof Tolerance.ByProbe) {
            return ofJudge(step);
        }
        Judgement worst = null;
        for (var answer : own(step)) {
            var judgement = judgeOne(tolerance, answer, configuration);
            if (worst == null || worst.verdict().and(judgement.verdict()) != worst.verdict()) {
                worst = judgement;
            }
        }
        return worst == null ? Judgement.unknown("no agent answered") : worst;
    }

    private static Judgement judgeOne(Tolerance tolerance, Report.Answer answer, Map<String, Json> configuration) {
        return switch (answer) {
            case Report.Succeeded succeeded -> Judge.judge(tolerance, succeeded.output(), configuration);
            case Report.Injected injected -> Judge.judge(tolerance, injected.output(), configuration);
            case Report.Failed _, Report.Refused _, Report.Unknown _ -> Judgement.unknown(words(answer));
        };
    }

    private static Judgement ofJudge(OpenStep step) {
        for (var answer : step.answers()) {
            if (judges(answer.command())) {
                return answer instanceof Report.Succeeded succeeded
                        ? new Judgement(
                                Judge.truth(succeeded.output()) ? Verdict.HELD : Verdict.DEVIATED, "judged by a probe")
                        : Judgement.unknown(words(answer));
            }
        }
        return Judgement.unknown("the judging probe was not run");
    }

    /** The judging probe with the judged output as its argument {@code value}. */
    static Step given(Step judge, OpenStep step) {
        Json output = step.answers().getFirst() instanceof Report.Succeeded succeeded ? succeeded.output() : Json.NULL;
        Provider provider = switch (judge.provider()) {
            case Provider.Http http ->
                new Provider.Http(
                        http.url(),
                        http.method(),
                        http.headers(),
                        with(http.arguments(), output),
                        http.timeout(),
                        http.verifyTls(),
                        http.maxRetries());
            case Provider.Process process ->
                new Provider.Process(process.path(), with(process.arguments(), output), process.timeout());
            case Provider.Python python ->
                new Provider.Python(
                        python.module(), python.func(), python.arguments().with("value", output), python.secrets());
            case Provider.Native own ->
                new Provider.Native(own.family(), own.func(), own.arguments().with("value", output));
        };
        return new Step(
                judge.kind(),
                judge.name(),
                provider,
                judge.tolerance(),
                judge.pauses(),
                false,
                judge.timeout(),
                judge.duration(),
                judge.targets(),
                judge.controls(),
                judge.flow(),
                judge.source());
    }

    private static Json with(Json arguments, Json value) {
        return arguments instanceof Json.Mapping mapping ? mapping.with("value", value) : arguments;
    }

    /** What the first agent that succeeded gave. */
    static Optional<Json> output(OpenStep step) {
        for (var answer : own(step)) {
            if (answer instanceof Report.Succeeded succeeded) {
                return Optional.of(succeeded.output());
            }
            if (answer instanceof Report.Injected injected) {
                return Optional.of(injected.output());
            }
        }
        return Optional.empty();
    }

    private static List<Report.Answer> own(OpenStep step) {
        if (!step.judging()) {
            return step.answers();
        }
        return step.answers().stream()
                .filter(answer -> !judges(answer.command()))
                .toList();
    }

    private static String words(Report.Answer answer) {
        return switch (answer) {
            case Report.Succeeded _, Report.Injected _ -> answer.agent() + " succeeded";
            case Report.Failed failed -> failed.error();
            case Report.Refused refused -> answer.agent() + " refused: " + refused.detail();
            case Report.Unknown unknown -> unknown.detail();
        };
    }
}
