package dev.squall.model.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.journal.RunEvent;
import java.util.HashSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EventCodecTest {
    @Test
    void everyEventIsReadAsItWasWritten() {
        var kinds = new HashSet<Class<?>>();
        for (int seed = 0; seed < 100 * AnyEvent.KINDS; seed++) {
            RunEvent event = new AnyEvent(new SplittableRandom(seed)).event(seed % AnyEvent.KINDS);
            byte[] bytes = EventCodec.toBytes(event);
            kinds.add(event.getClass());
            assertThat(EventCodec.read(JsonReader.parse(bytes), AnyEvent::readAgain))
                    .as("seed %d", seed)
                    .isEqualTo(event);
        }
        assertThat(kinds).isEqualTo(Kinds.of(RunEvent.class));
    }
}
