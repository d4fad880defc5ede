package dev.squall.toxics.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A heap against a sorted map. */
class AlarmsTest {
    private static final class Bell extends Alarm {
        @Override
        protected void ring() {}
    }

    @Test
    void theEarliestComesFirstWhateverWasSetChangedAndCancelled() {
        var random = new Random(7);
        var alarms = new Alarms();
        var expected = new TreeMap<Long, Bell>();
        var bells = new ArrayList<Bell>();
        for (int i = 0; i < 500; i++) {
            bells.add(new Bell());
        }

        for (int step = 0; step < 50_000; step++) {
            Bell bell = bells.get(random.nextInt(bells.size()));
            expected.values().remove(bell);
            long when = 1000L * random.nextInt(1_000_000) + step % 1000;
            if (random.nextInt(4) == 0 || expected.containsKey(when)) {
                alarms.cancel(bell);
            } else {
                alarms.set(bell, when);
                expected.put(when, bell);
            }
            assertThat(alarms.next()).isEqualTo(expected.isEmpty() ? Long.MAX_VALUE : expected.firstKey());
        }

        while (!expected.isEmpty()) {
            assertThat(alarms.due(expected.firstKey() - 1)).isNull();
            assertThat(alarms.due(expected.firstKey()))
                    .isSameAs(expected.pollFirstEntry().getValue());
        }
        assertThat(alarms.due(Long.MAX_VALUE)).isNull();
    }
}
