package dev.squall.embedded.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.experiment.Flow.Repeat;
import dev.squall.model.journal.RunEvent.StepEnded;
import dev.squall.model.journal.StepOutcome;
import dev.squall.model.json.Json;
import dev.squall.model.message.StepAddress;
import dev.squall.model.tolerance.Judgement;
import dev.squall.model.tolerance.Tolerance;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Judgement WELL = Judgement.held("it is there");
    private static final Judgement ILL = Judgement.deviated("it is not there");

    private final Rounds once = new Rounds(Optional.empty());
    private final Rounds repeated = new Rounds(Optional.of(repeat(Optional.empty())));
    private final Rounds tried = new Rounds(Optional.of(repeat(Optional.of(new Tolerance.Exactly(Json.of(true))))));

    @Test
    void aStepThatIsCarriedOutOnceIsToldWithoutAWord() {
        assertThat(once.tellsOf(last(0, ILL))).isTrue();
        assertThat(once.words(last(0, ILL))).isEmpty();
    }

    @Test
    void aHypothesisThatIsCheckedInRoundsIsToldWithoutAWord() {
        assertThat(once.words(last(4, WELL))).isEmpty();
    }

    @Test
    void aRepeatedStepIsToldAtItsEndAndEachTimeThatItIsNotWell() {
        assertThat(repeated.tellsOf(andAgain(3, WELL))).isFalse();
        assertThat(repeated.tellsOf(andAgain(3, ILL))).isTrue();
        assertThat(repeated.words(andAgain(3, ILL))).isEqualTo(", time 4");
        assertThat(repeated.tellsOf(last(9, WELL))).isTrue();
        assertThat(repeated.words(last(9, WELL))).isEqualTo(", 10 times");
    }

    @Test
    void ofAStepThatIsTriedOnlyTheLastTryIsTold() {
        assertThat(tried.tellsOf(andAgain(3, ILL))).isFalse();
        assertThat(tried.tellsOf(last(4, WELL))).isTrue();
        assertThat(tried.words(last(4, WELL))).isEqualTo(", after 5 tries");
        assertThat(tried.words(last(0, WELL))).isEmpty();
    }

    private static Repeat repeat(Optional<Tolerance> until) {
        return new Repeat(10, Duration.ofSeconds(1), Optional.empty(), until);
    }

    private static StepEnded last(int round, Judgement judgement) {
        return ended(round, judgement, Optional.empty());
    }

    private static StepEnded andAgain(int round, Judgement judgement) {
        return ended(round, judgement, Optional.of(NOW.plusSeconds(1)));
    }

    private static StepEnded ended(int round, Judgement judgement, Optional<Instant> again) {
        var address = new StepAddress(StepAddress.Stage.METHOD, 0, round);
        return new StepEnded(NOW, address, StepOutcome.SUCCEEDED, Optional.of(judgement), again);
    }
}
