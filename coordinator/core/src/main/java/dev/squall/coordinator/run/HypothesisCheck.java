package dev.squall.coordinator.run;

import dev.squall.model.experiment.Step;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.journal.RunEvent.HypothesisJudged;
import dev.squall.model.journal.RunEvent.StepEnded;
import dev.squall.model.journal.RunEvent.StepsClosed;
import dev.squall.model.journal.StepOutcome;
import dev.squall.model.message.StepAddress.Stage;
import dev.squall.model.tolerance.Judgement;
import dev.squall.model.tolerance.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A check of the hypothesis as it goes on: its probes in order, ended by the first that does not hold.
 *
 * @param wanted    whether the run's strategy checks here at all
 * @param miss      the probe that did not hold, before the whole check is judged
 * @param judged    of a check before or after the method; of one that goes round and round the first that did not hold
 * @param notBefore when the next round of a continuous check may begin
 */
record HypothesisCheck(
        boolean wanted,
        Stages stages,
        Walk walk,
        Optional<Judgement> miss,
        Optional<Judgement> judged,
        Optional<Instant> notBefore) {

    static HypothesisCheck before(Live live) {
        return of(live.plan().policy().hypothesis().before(), Stage.BEFORE, live);
    }

    static HypothesisCheck during(Live live) {
        return of(live.plan().policy().hypothesis().during(), Stage.DURING, live);
    }

    static HypothesisCheck after(Live live) {
        return of(live.plan().policy().hypothesis().after(), Stage.AFTER, live);
    }

    static HypothesisCheck recovery(Live live) {
        return of(true, Stage.RECOVERY, live);
    }

    private static HypothesisCheck of(boolean strategy, Stage stage, Live live) {
        var probes = probes(live);
        return new HypothesisCheck(
                strategy && !probes.isEmpty(),
                new Stages(stage, 0),
                Walk.of(probes, live),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static List<Step> probes(Live live) {
        return live.plan().steps(Stage.BEFORE);
    }

    /** Whether a round has begun and is not judged. */
    boolean underWay(Live live) {
        return wanted
                && (walk.index() > 0
                        || live.isOpen(stages.at(0))
                        || walk.until().isPresent()
                        || miss.isPresent());
    }

    HypothesisCheck on(RunEvent.Progress event, Live live) {
        if (!wanted || event instanceof StepsClosed) {
            return this;
        }
        if (event instanceof HypothesisJudged judged && stages.equals(new Stages(judged.stage(), judged.round()))) {
            return judged(judged, live);
        }
        if (event instanceof StepEnded ended && breaksOff(ended)) {
            return new HypothesisCheck(false, stages, walk, miss, judged, notBefore);
        }
        var missed = event instanceof StepEnded ended && stages.has(ended.step())
                ? miss.or(() -> ended.judgement().filter(judgement -> judgement.verdict() != Verdict.HELD))
                : miss;
        return new HypothesisCheck(true, stages, walk.on(event, probes(live), stages, live), missed, judged, notBefore);
    }

    /** An error of the tool in a check that goes round with the method ends all of its rounds, this one without a judgement. */
    private boolean breaksOff(StepEnded ended) {
        return stages.stage() == Stage.DURING && stages.has(ended.step()) && ended.outcome() == StepOutcome.BROKE;
    }

    private HypothesisCheck judged(HypothesisJudged event, Live live) {
        var verdict = Optional.of(event.judgement());
        if (!goesRound()) {
            return new HypothesisCheck(true, stages, walk, miss, verdict, notBefore);
        }
        return new HypothesisCheck(
                true,
                new Stages(stages.stage(), stages.round() + 1),
                Walk.of(probes(live), live),
                Optional.empty(),
                judged.or(() -> verdict.filter(judgement -> judgement.verdict() != Verdict.HELD)),
                Optional.of(event.at().plus(pause(live))));
    }

    /** Whether another round follows each. */
    private boolean goesRound() {
        return stages.stage() == Stage.DURING || stages.stage() == Stage.RECOVERY;
    }

    private Duration pause(Live live) {
        return stages.stage() == Stage.DURING
                ? live.plan().policy().frequency()
                : live.plan().experiment().recovery().orElseThrow().every();
    }

    /** What happens next in this check; nothing while it waits or when it is over. */
    List<RunEvent> next(Live live, Instant now) {
        boolean over = !wanted || (judged.isPresent() && !goesRound());
        if (over || notBefore.filter(now::isBefore).isPresent()) {
            return List.of();
        }
        var probes = probes(live);
        if (miss.isPresent()) {
            return List.of(new HypothesisJudged(now, stages.stage(), stages.round(), miss.get()));
        }
        if (walk.done(probes)) {
            var held = Judgement.held("all " + probes.size() + " probes held");
            return List.of(new HypothesisJudged(now, stages.stage(), stages.round(), held));
        }
        return Steps.next(walk, probes, stages, live, now);
    }
}
