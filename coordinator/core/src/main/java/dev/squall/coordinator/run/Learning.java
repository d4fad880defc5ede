package dev.squall.coordinator.run;

import dev.squall.coordinator.guard.GuardRules;
import dev.squall.model.experiment.Configuration;
import dev.squall.model.experiment.Flow;
import dev.squall.model.experiment.Guard;
import dev.squall.model.journal.Leniency;
import dev.squall.model.journal.RunEvent.GuardSampled;
import dev.squall.model.journal.RunEvent.GuardTripped;
import dev.squall.model.journal.RunEvent.HypothesisJudged;
import dev.squall.model.journal.RunEvent.StepEnded;
import dev.squall.model.journal.StepOutcome;
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
        var findings = live.findings();
        boolean unknown = judged.judgement().verdict() == Verdict.UNKNOWN;
        return switch (judged.stage()) {
            case BEFORE -> unknown && live.allows(Leniency.GATE_MISS_COMPLETES) ? live.with(findings.failing()) : live;
            case DURING ->
                live.allows(Leniency.MISS_DURING_ONLY_WARNS) ? live : live.with(findings.with(judged.judgement()));
            case AFTER -> live.with(after(live, judged.judgement()));
            case CONFIGURATION, METHOD, ROLLBACK, RECOVERY, GUARD -> live;
        };
    }

    private static Findings after(Live live, Judgement judgement) {
        var findings = live.findings().missingAfter(judgement.verdict() != Verdict.HELD);
        boolean fails = judgement.verdict() == Verdict.UNKNOWN && live.allows(Leniency.FAILED_CHECK_FAILS_RUN);
        return fails ? findings.with(Judgement.deviated(judgement.reason())).failing() : findings.with(judgement);
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
            case METHOD -> produced(live.with(ofMethod(live, ended)), ended);
            case ROLLBACK -> produced(live, ended);
            case BEFORE, DURING, AFTER, RECOVERY, GUARD -> live;
        };
    }

    /** What other steps refer to is remembered. */
    private static Live produced(Live live, StepEnded ended) {
        var used = live.plan().experiment().outputsUsed();
        var open = live.work().open().get(ended.step());
        if (used.isEmpty() || open == null || ended.outcome() != StepOutcome.SUCCEEDED) {
            return live;
        }
        String name = Endings.stepAt(live, ended.step()).name();
        return used.contains(name)
                ? StepJudge.output(open)
                        .map(output -> live.produced(name, output))
                        .orElse(live)
                : live;
    }

    /** A step that is tried until something holds has shown nothing before its last try; of one that is repeated each time counts. */
    private static Findings ofMethod(Live live, StepEnded ended) {
        var step = live.plan().experiment().method().get(ended.step().index());
        boolean tried = step.flow().repeat().flatMap(Flow.Repeat::until).isPresent();
        if (tried && ended.again().isPresent()) {
            return live.findings();
        }
        String name = step.name();
        if (ended.outcome() == StepOutcome.UNKNOWN) {
            return live.findings().with(Judgement.unknown("'" + name + "': nobody knows whether it took effect"));
        }
        boolean mayFail = step.flow().mayFail() || live.allows(Leniency.FAILED_STEPS_ONLY_NOTED);
        if (ended.outcome() == StepOutcome.FAILED) {
            return mayFail ? live.findings() : live.findings().with(Judgement.deviated("'" + name + "' failed"));
        }
        boolean judges = step.flow().repeat().isPresent() || !live.allows(Leniency.METHOD_TOLERANCES_IGNORED);
        if (ended.judgement().isPresent() && judges) {
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
        return StepJudge.output(open)
                .flatMap(DynamicValue::of)
                .map(value -> live.configured(names.get(ended.step().index()), value))
                .orElse(live);
    }
}
