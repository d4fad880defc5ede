package dev.squall.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.journal.Result;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The promises of {@link Invariants} in thousands of bad worlds. {@code -Dsquall.simulation.seeds=N} plays N worlds,
 * {@code -Dsquall.simulation.first=S} begins at seed S and, with one world, prints its story.
 */
class SimulationTest {
    private static final int SEEDS = Integer.getInteger("squall.simulation.seeds", 2_000);
    private static final long FIRST = Long.getLong("squall.simulation.first", 1);

    private static Outcome play(long seed) {
        var drawn = new AnyExperiment(seed);
        var preparation = Rehearsal.of(drawn.experiment(), drawn.policy());
        assertThat(preparation).isInstanceOf(Rehearsal.Preparation.Ready.class);
        return ((Rehearsal.Preparation.Ready) preparation).rehearsal().play(seed);
    }

    @Test
    void noWorldIsBadEnoughToBreakAPromise() {
        var broken = new ArrayList<String>();
        var ends = new EnumMap<Result.Status, Integer>(Result.Status.class);
        for (long seed = FIRST; seed < FIRST + SEEDS && broken.size() < 5; seed++) {
            var outcome = play(seed);
            outcome.result().ifPresent(result -> ends.merge(result.status(), 1, Integer::sum));
            if (outcome.violation().isPresent()) {
                broken.add(told(outcome));
            }
        }

        System.out.println("simulated " + SEEDS + " worlds from seed " + FIRST + ": " + ends);
        assertThat(broken).isEmpty();
        assertThat(SEEDS < 1_000 || ends.size() == Result.Status.values().length)
                .as("every way to end was taken: " + ends)
                .isTrue();
    }

    private static String told(Outcome outcome) {
        var tail = outcome.story();
        if (SEEDS > 1) {
            tail = tail.subList(Math.max(0, tail.size() - 15), tail.size());
        }
        return "seed " + outcome.seed() + ": " + outcome.violation().orElseThrow()
                + "\n  again: ./squall mvn -pl local -am"
                + " test -Dtest=SimulationTest -Dsurefire.failIfNoSpecifiedTests=false -Dsquall.simulation.seeds=1"
                + " -Dsquall.simulation.first=" + outcome.seed() + "\n  " + String.join("\n  ", tail) + "\n";
    }

    @Test
    void theSameSeedTellsTheSameStory() {
        var seeds = List.of(11L, 12L, 13L, 14L);

        var again = seeds.stream().map(seed -> play(seed).story()).toList();

        assertThat(again)
                .isEqualTo(seeds.stream().map(seed -> play(seed).story()).toList());
    }
}
