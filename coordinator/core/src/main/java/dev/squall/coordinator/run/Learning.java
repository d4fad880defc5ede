package dev.squall.coordinator.run;

import dev.squall.coordinator.guard.GuardRules;
import dev.squall.model.experiment.Configuration;
import dev.squall.model.experiment.Guard;
import dev.squall.model.journal.RunEvent.GuardSampled;
import dev.squall.model.journal.RunEvent.GuardTripped;
import dev.squall.model.journal.RunEvent.HypothesisJudged;
import dev.squall.model.journal.RunEvent.StepEnded;
import dev.squall.model.journal.StepOutcome;
import dev.squall.model.message.Report;
import dev.squall.model.message.StepAddress;
import dev.squall.model.message.StepAddress.Stage;
import dev.squall.model.tolerance.Judgement;
import dev.squall.model.tolerance.Verdict;
import java.util.ArrayList;

/** What a run concludes from its events: the only place where something becomes a finding. */
final class Learning {
    private Learning() {}

    /** Before the method the hypothesis is a gate, not a finding; a stop says what it meant. */
    static Live from(Live live, HypothesisJudged judged) {
        return judged.stage() == Stage.BEFORE ? live : live.with(live.findings().with(judged.judgement()));
    }

    /** A sample closes its step; silence that lasts makes the verdict UNKNOWN where the guard says so. */
    static Live from(Live live, GuardSampled sample) {
        var guard = Guards.named(live, sample.guard()).orElseThrow();
        var state = live.guard(sample.guard()).on(sample, guard);
        int index = live.plan().experiment().guards().indexOf(guard);
        var next = live.with(sample.guard(), state)
                .with(live.work().ended(new StepAddress(Stage.GUARD, index, sample.round())));
        return sample.verdict() == Verdict.UNKNOWN && GuardRules.blinded(guard, state, sample.at())
                ? next.with(live.findings()
                        .with(Judgement.unknown("guard '" + guard.name() + "' got no data: " + sample.reason())))
                : next;
    }

    static Live from(Live live, GuardTripped tripped) {
        boolean enforced = Guards.named(live, tripped.guard())
                .filter(guard -> guard.mode() == Guard.Mode.ENFORCE)
                .isPresent();
        var next = live.with(tripped.guard(), live.guard(tripped.guard()).tripping());
        return enforced && live.actingSince().isPresent()
                ? next.with(live.findings()
                        .with(Judgement.deviated("guard '" + tripped.guard() + "' tripped: " + tripped.reason())))
                : next;
    }

    static Live from(Live live, StepEnded ended) {
        return switch (ended.step().stage()) {
            case CONFIGURATION -> configured(live, ended);
            case METHOD -> live.with(ofMethod(live, ended));
            case BEFORE, DURING, AFTER, ROLLBACK, GUARD -> live;
        };
    }

    private static Findings ofMethod(Live live, StepEnded ended) {
        var policy = live.plan().policy();
        String name =
                live.plan().experiment().method().get(ended.step().index()).name();
        if (ended.outcome() == StepOutcome.UNKNOWN) {
            return live.findings().with(Judgement.unknown("'" + name + "': nobody knows whether it took effect"));
        }
        if (ended.outcome() == StepOutcome.FAILED && policy.failuresDeviate()) {
            return live.findings().with(Judgement.deviated("'" + name + "' failed"));
        }
        if (ended.judgement().isPresent() && policy.judgeMethodProbes()) {
            var judgement = ended.judgement().get();
            return live.findings().with(new Judgement(judgement.verdict(), "'" + name + "': " + judgement.reason()));
        }
        return live.findings();
    }

    private static Live configured(Live live, StepEnded ended) {
        var open = live.work().open().get(ended.step());
        if (ended.outcome() != StepOutcome.SUCCEEDED || open == null) {
            return live;
        }
        var names = new ArrayList<String>();
        live.plan().experiment().configuration().values().forEach((name, value) -> {
            if (value instanceof Configuration.Value.Dynamic) {
                names.add(name);
            }
        });
        return open.answers().stream()
                .filter(Report.Succeeded.class::isInstance)
                .map(answer -> ((Report.Succeeded) answer).output())
                .findFirst()
                .flatMap(DynamicValue::of)
                .map(value -> live.configured(names.get(ended.step().index()), value))
                .orElse(live);
    }
}
