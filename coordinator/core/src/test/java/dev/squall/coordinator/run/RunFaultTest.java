package dev.squall.coordinator.run;

import static dev.squall.coordinator.run.Samples.action;
import static dev.squall.coordinator.run.Samples.experiment;
import static dev.squall.coordinator.run.Samples.holds;
import static dev.squall.coordinator.run.Samples.pausing;
import static dev.squall.coordinator.run.Samples.probe;
import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.journal.Phase;
import dev.squall.model.journal.Result.Status;
import dev.squall.model.journal.RunEvent.ControlSent;
import dev.squall.model.journal.RunEvent.FaultFound;
import dev.squall.model.journal.RunEvent.FaultLost;
import dev.squall.model.journal.RunEvent.FaultRecovered;
import dev.squall.model.journal.RunEvent.StepEnded;
import dev.squall.model.journal.RunPolicy;
import dev.squall.model.journal.StepOutcome;
import dev.squall.model.message.Command;
import dev.squall.model.message.Control;
import dev.squall.model.message.Recovery;
import dev.squall.model.tolerance.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What becomes of faults, whatever goes wrong around them. */
class RunFaultTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private static Samples breaking() {
        return experiment().hypothesis(holds("steady")).method(action("break")).rollbacks(action("mend"));
    }

    @Test
    void faultWithoutADurationIsEndedBeforeTheRollbacks() {
        var play = Play.of(breaking()).whenInjects("break", HOUR).start().toEnd();

        assertThat(play.faultsInPlace).isEmpty();
        assertThat(play.result().recovery()).isEqualTo(Recovery.CLEAN);
        int recovered = play.events.indexOf(play.all(FaultRecovered.class).getFirst());
        int mended = play.events.indexOf(play.all(StepEnded.class).getLast());
        assertThat(recovered).isLessThan(mended);
    }

    @Test
    void abortDuringInjectionRecoversEveryFaultAndStillRollsBack() {
        var play = Play.of(experiment()
                        .method(action("break"), pausing("wait", HOUR, HOUR))
                        .rollbacks(action("mend")))
                .whenInjects("break", HOUR)
                .start()
                .settle();

        play.abort().toEnd();

        assertThat(play.faultsInPlace).isEmpty();
        assertThat(play.dispatched()).containsExactly("break", "mend");
        assertThat(play.result().status()).isEqualTo(Status.INTERRUPTED);
        assertThat(play.result().verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void rollbacksAfterAnAbortPassWhereWhatCameBeforeIsRefused() {
        var play = Play.of(experiment()
                        .method(action("break"), pausing("wait", HOUR, HOUR))
                        .rollbacks(action("mend")))
                .start()
                .settle();

        play.abort().toEnd();

        var abort = (Control.Abort) play.all(ControlSent.class).getFirst().control();
        assertThat(play.commands().getFirst().envelope().epoch()).isLessThanOrEqualTo(abort.epoch());
        assertThat(play.commands().getLast().envelope().epoch()).isGreaterThan(abort.epoch());
    }

    @Test
    void abortBeforeTheStartEndsTheRunWithNothingDone() {
        var play = Play.of(breaking());

        play.abort();

        assertThat(play.dispatched()).isEmpty();
        assertThat(play.result().status()).isEqualTo(Status.INTERRUPTED);
    }

    @Test
    void deadlineOfTheRunLeadsThroughTheRollbacks() {
        var play = Play.of(experiment()
                        .method(action("break"), pausing("wait", HOUR, HOUR))
                        .rollbacks(action("mend"))
                        .policy(RunPolicy.SAFE.withDeadline(Duration.ofSeconds(20))))
                .whenInjects("break", HOUR)
                .start()
                .toEnd();

        assertThat(play.now).isEqualTo(Play.T0.plusSeconds(20));
        assertThat(play.faultsInPlace).isEmpty();
        assertThat(play.dispatched()).endsWith("mend");
    }

    @Test
    void actionWithoutAnAnswerIsUnknownAndItsFaultIsAskedToEnd() {
        var play = Play.of(breaking()).whenSilent("break").start().toEnd();

        assertThat(play.all(StepEnded.class)).anyMatch(ended -> ended.outcome() == StepOutcome.UNKNOWN);
        assertThat(play.all(ControlSent.class)).anyMatch(sent -> sent.control() instanceof Control.Recover);
        assertThat(play.result().verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void faultThatNobodyHearsOfAgainIsUnknownAndNeverClean() {
        var play = Play.of(breaking()).whenInjects("break", HOUR);
        play.agentsRecover = false;

        play.start().toEnd();

        assertThat(play.all(FaultLost.class)).hasSize(1);
        assertThat(play.result().recovery()).isEqualTo(Recovery.UNKNOWN);
    }

    @Test
    void silentProbeFailsAtItsDeadline() {
        var play = Play.of(experiment().method(probe("look")))
                .whenSilent("look")
                .start()
                .toEnd();

        assertThat(play.all(StepEnded.class).getFirst().outcome()).isEqualTo(StepOutcome.FAILED);
    }

    @Test
    void everyReportMayComeTwice() {
        var play = Play.of(breaking()).whenInjects("break", HOUR).start();
        var injected = injectedByHand(play);

        play.give(new RunInput.Reported(play.now, injected));
        var again = play.give(new RunInput.Reported(play.now, injected));

        assertThat(again).isEmpty();
    }

    @Test
    void endOfAFaultMayComeBeforeItsBeginning() {
        var play = Play.of(experiment().method(action("break")))
                .whenSilent("break")
                .start();
        var command = play.commands().getFirst();

        play.give(new RunInput.Reported(play.now, play.recovered(command.id(), Recovery.CLEAN)));
        play.give(new RunInput.Reported(play.now, play.injected(command, play.now.plus(HOUR))));

        assertThat(play.result().recovery()).isEqualTo(Recovery.CLEAN);
    }

    @Test
    void faultThatTurnsUpAfterTheEndIsRecovered() {
        var play = Play.of(experiment().method(action("break"))).whenSilent("break");
        play.agentsRecover = false;
        play.start().toEnd();
        var command = play.commands().getFirst();

        play.agentsRecover = true;
        play.give(new RunInput.Reported(play.now, play.injected(command, play.now.plus(HOUR))));
        play.settle();

        assertThat(play.all(FaultFound.class)).hasSize(1);
        assertThat(Run.isOver(play.state)).isTrue();
        assertThat(play.all(FaultRecovered.class).getLast().report().outcome()).isEqualTo(Recovery.CLEAN);
    }

    @Test
    void faultOfACommandThatWasNeverSentIsNotOurs() {
        var play = Play.of(experiment().method(action("break"))).start();
        var foreign = new Command.Probe(
                new dev.squall.model.message.Envelope("run-1/method[9]/eu-1/agent-a", "run-1", 1, play.now, play.now),
                Samples.EU,
                play.commands().getFirst().step(),
                "x",
                play.commands().getFirst().provider(),
                dev.squall.model.message.Scope.EMPTY,
                HOUR);

        assertThat(play.give(new RunInput.Reported(play.now, play.injected(foreign, play.now))))
                .isEmpty();
    }

    @Test
    void takeOverSendsAgainWhatIsUnansweredWithTheNewEpoch() {
        var play = Play.of(breaking()).whenSilent("steady").start();

        play.give(new RunInput.TakenOver(play.now));

        var again = Pending.commands(play.state, play.now, Duration.ZERO);
        assertThat(again).hasSize(1);
        assertThat(again.getFirst().id()).isEqualTo(play.commands().getFirst().id());
        assertThat(again.getFirst().envelope().epoch()).isEqualTo(2);
    }

    @Test
    void leaseIsRenewedOnlyWhereAFaultIsWanted() {
        var play = Play.of(experiment().method(action("break"), pausing("wait", HOUR, HOUR)))
                .whenInjects("break", HOUR)
                .start();
        assertThat(Pending.leases(play.state, play.now)).isEmpty();
        play.settle();
        assertThat(Pending.leases(play.state, play.now)).hasSize(1);

        play.agentsRecover = false;
        play.abort();

        assertThat(play.state.phase()).isEqualTo(Phase.ROLLING_BACK);
        assertThat(Pending.leases(play.state, play.now)).isEmpty();
    }

    private static dev.squall.model.message.Report.Injected injectedByHand(Play play) {
        play.settle();
        var command = play.commands().stream()
                .filter(it -> it.name().equals("break"))
                .findFirst()
                .orElseThrow();
        return play.injected(command, play.now.plus(HOUR));
    }
}
