package dev.squall.local.simulation;

import dev.squall.coordinator.plan.PauseLength;
import dev.squall.model.experiment.Flow;
import dev.squall.model.experiment.Pauses;
import dev.squall.model.experiment.RecoveryCheck;
import dev.squall.model.experiment.Step;
import dev.squall.model.journal.Plan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long a run may take in a world where nothing goes wrong any more: everything it may have to wait out, twice. */
final class Patience {
    private static final Duration AT_LEAST = Duration.ofMinutes(30);

    private Patience() {}

    static Duration with(Plan plan) {
        var experiment = plan.experiment();
        var steps = new ArrayList<Step>(experiment.method());
        steps.addAll(experiment.rollbacks());
        experiment.hypothesis().ifPresent(hypothesis -> {
            steps.addAll(hypothesis.probes());
            steps.addAll(hypothesis.probes());
        });
        var all = AT_LEAST.plus(of(steps, plan));
        for (var guard : experiment.guards()) {
            all = all.plus(guard.before().orElse(Duration.ZERO))
                    .plus(guard.noData().after());
        }
        all = all.plus(experiment.recovery().map(RecoveryCheck::within).orElse(Duration.ZERO));
        return all.multipliedBy(2);
    }

    private static Duration of(List<Step> steps, Plan plan) {
        var limits = plan.policy().limits();
        var all = Duration.ZERO;
        for (var step : steps) {
            var once = limits.dispatchWindow()
                    .plus(step.timeout().orElse(limits.stepTimeout()))
                    .plus(limits.answerGrace());
            var repeat = step.flow().repeat();
            all = all.plus(once.plus(repeat.map(Flow.Repeat::every).orElse(Duration.ZERO))
                            .multipliedBy(repeat.map(Flow.Repeat::times).orElse(1)))
                    .plus(limits.recoveryTimeout())
                    .plus(step.duration().orElse(Duration.ZERO))
                    .plus(pause(step.pauses().before(), plan))
                    .plus(pause(step.pauses().after(), plan));
        }
        return all;
    }

    private static Duration pause(Pauses.Pause pause, Plan plan) {
        return PauseLength.of(pause, plan.configuration()).orElse(Duration.ofSeconds(1));
    }
}
