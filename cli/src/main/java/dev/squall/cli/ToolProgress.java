package dev.squall.cli;

import dev.squall.model.experiment.Step;
import dev.squall.model.journal.Phase;
import dev.squall.model.journal.Plan;
import dev.squall.model.journal.Result;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.journal.StepOutcome;
import dev.squall.model.message.OpenFault;
import dev.squall.model.message.Report;
import dev.squall.model.message.StepAddress;
import dev.squall.model.message.StepAddress.Stage;
import dev.squall.model.tolerance.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells a run's events in the words of Chaos Toolkit's log. */
final class ToolProgress implements Audience {
    private final ToolLog log;
    private final Plan plan;
    private final Set<StepAddress> named = new HashSet<>();

    ToolProgress(ToolLog log, Plan plan) {
        this.log = log;
        this.plan = plan;
    }

    @Override
    public void on(RunEvent event) {
        switch (event) {
            case RunEvent.RunPlanned(var _, var planned) -> {
                log.info("Running experiment: " + planned.experiment().title());
                log.info("Steady-state strategy: "
                        + planned.policy().hypothesis().word());
                log.info("Rollbacks strategy: " + planned.policy().rollbacks().word());
            }
            case RunEvent.PhaseEntered(var _, Phase phase) -> entered(phase);
            case RunEvent.StepDispatched sent -> name(sent.command().step());
            case RunEvent.StepAnswered(var _, Report.Answer answer) -> answered(answer);
            case RunEvent.StepEnded ended -> ended(ended);
            case RunEvent.PauseStarted pause ->
                log.info("Pausing " + (pause.before() ? "before" : "after") + " activity until " + pause.until());
            case RunEvent.HypothesisJudged judged -> judged(judged);
            case RunEvent.StopRequested stop -> log.warning(stop.reason());
            case RunEvent.StepsClosed closed -> log.warning(closed.reason());
            case RunEvent.RunFinished(var _, Result result) -> finished(result);
            case RunEvent.Approved _,
                    RunEvent.OwnershipTaken _,
                    RunEvent.PauseEnded _,
                    RunEvent.ControlSent _,
                    RunEvent.FaultRecovered _,
                    RunEvent.FaultFound _,
                    RunEvent.FaultLost _,
                    RunEvent.GuardSampled _,
                    RunEvent.GuardWarned _,
                    RunEvent.GuardTripped _ -> {}
        }
    }

    @Override
    public void stopping(int nth, List<OpenFault> open) {
        log.warning("Caught a signal, exiting");
    }

    @Override
    public void close() {
        log.close();
    }

    private void entered(Phase phase) {
        switch (phase) {
            case CHECKING_BEFORE, CHECKING_AFTER ->
                plan.experiment()
                        .hypothesis()
                        .ifPresent(hypothesis -> log.info("Steady state hypothesis: " + hypothesis.title()));
            case ACTING -> log.info("Playing your experiment's method now...");
            case ROLLING_BACK -> log.info("Let's rollback...");
            case PLANNED, AWAITING_APPROVAL, CHECKING_RECOVERY, FINISHED -> {}
        }
    }

    private void name(StepAddress address) {
        if (address.stage() != Stage.GUARD && named.add(address)) {
            plan.step(address).ifPresent(step -> log.info(word(step) + ": " + step.name()));
        }
    }

    private static String word(Step step) {
        String kind = step.kind() == Step.Kind.PROBE ? "Probe" : "Action";
        return step.background() ? kind + " (background)" : kind;
    }

    private void answered(Report.Answer answer) {
        switch (answer) {
            case Report.Failed failed -> log.error("  => failed: " + failed.error());
            case Report.Refused refused -> log.error("  => failed: " + refused.detail());
            case Report.Unknown unknown -> log.error("  => unknown: " + unknown.detail());
            case Report.Succeeded _, Report.Injected _ -> {}
        }
    }

    private void ended(RunEvent.StepEnded ended) {
        if (ended.outcome() == StepOutcome.SKIPPED) {
            name(ended.step());
        }
        if (ended.outcome() == StepOutcome.BROKE) {
            log.error("  => " + plan.step(ended.step()).map(Step::name).orElse("") + " broke");
        }
    }

    private void judged(RunEvent.HypothesisJudged judged) {
        if (judged.judgement().verdict() == Verdict.HELD) {
            log.info("Steady state hypothesis is met!");
        } else {
            String when = judged.stage().name().toLowerCase(Locale.ROOT);
            log.error("Steady state probe is not in the given tolerance " + when + " the method: "
                    + judged.judgement().reason());
        }
    }

    private void finished(Result result) {
        String status = result.status().name().toLowerCase(Locale.ROOT);
        if (result.deviated()) {
            log.info("Experiment ended with status: deviated");
            log.info("The steady-state has deviated, a weakness may have been discovered");
        } else {
            log.info("Experiment ended with status: " + status.replace("gate_missed", "failed"));
        }
    }
}
