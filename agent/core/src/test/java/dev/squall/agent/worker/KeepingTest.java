package dev.squall.agent.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A fault whose target wants to hear that it is still wanted. */
class KeepingTest {
    private final Bench bench = new Bench();

    @BeforeEach
    void everyFiveSeconds() {
        bench.board.keeping = Optional.of(Duration.ofSeconds(5));
    }

    private int kept() {
        return Collections.frequency(bench.board.calls, "keep");
    }

    @Test
    void aFaultIsKeptFromItsInjectionToItsEndAndNoLonger() {
        bench.send(bench.order().lasting(Duration.ofSeconds(18)).action("off"));

        bench.pass(Duration.ofMinutes(1));

        assertThat(bench.board.calls).containsExactly("inject", "keep", "keep", "keep", "recover", "verify");
        assertThat(bench.told()).containsExactly("Injected", "Recovered CLEAN DURATION");
        assertThat(bench.worker.nextWake()).isEmpty();
    }

    @Test
    void aFaultThatStaysByItselfIsNotKept() {
        bench.board.keeping = Optional.empty();
        bench.send(bench.fault());

        bench.pass(Duration.ofMinutes(1));

        assertThat(kept()).isZero();
    }

    @Test
    void aFaultThatDidNotGetInPlaceIsNotKept() {
        bench.board.injectionFailsHalfway = true;
        bench.send(bench.fault());

        bench.pass(Duration.ofMinutes(1));

        assertThat(kept()).isZero();
    }

    @Test
    void aKeepThatHangsIsBrokenOffAndDoneAgain() {
        bench.send(bench.fault());
        bench.tasks.hanging = "keep";
        bench.pass(Duration.ofSeconds(6));
        bench.tasks.hanging = "none";

        bench.pass(Duration.ofSeconds(30));

        assertThat(kept()).isBetween(3, 5);
        assertThat(bench.told()).containsExactly("Injected");
    }

    @Test
    void aKeepThatBreaksIsDoneAgainAndTheFaultGoesOn() {
        bench.board.keepsThatBreak = 1;
        bench.send(bench.fault());

        bench.pass(Duration.ofSeconds(11));

        assertThat(kept()).isEqualTo(2);
        assertThat(bench.told()).containsExactly("Injected");
    }

    @Test
    void anEndDoesNotWaitForAKeepThatHangs() {
        bench.send(bench.fault());
        bench.tasks.hanging = "keep";
        bench.tasks.deaf = true;
        bench.pass(Duration.ofSeconds(6));

        bench.send(bench.abort());
        assertThat(bench.told()).containsExactly("Injected", "Recovered CLEAN ABORT");
        bench.pass(Duration.ofMinutes(1));

        assertThat(kept()).isZero();
        assertThat(bench.worker.idle()).isTrue();
    }

    @Test
    void aFaultWhoseUndoDoesNotWorkIsNotKeptMeanwhile() {
        bench.send(bench.fault());
        bench.tasks.hanging = "keep";
        bench.tasks.deaf = true;
        bench.pass(Duration.ofSeconds(6));
        bench.tasks.hanging = "none";
        bench.board.undosThatFail = 3;

        bench.send(bench.abort()).pass(Duration.ofMinutes(1));

        assertThat(bench.told()).containsExactly("Injected", "Recovered DIRTY ABORT");
        assertThat(kept()).isZero();
    }
}
