package dev.squall.model.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.journal.RunEvent;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EventCodecTest {
    @Test
    void everyEventIsReadAsItWasWritten() {
        var kinds = new HashSet<String>();
        for (int seed = 0; seed < 100 * AnyEvent.KINDS; seed++) {
            RunEvent event = new AnyEvent(new Random(seed)).event(seed % AnyEvent.KINDS);
            byte[] bytes = EventCodec.toBytes(event);
            kinds.add(EventCodec.type(event));
            assertThat(EventCodec.read(JsonReader.parse(bytes), AnyEvent::readAgain))
                    .as("seed %d", seed)
                    .isEqualTo(event);
        }
        assertThat(kinds).hasSize(AnyEvent.KINDS).hasSize(kindsOf(RunEvent.class));
    }

    private static int kindsOf(Class<?> sealed) {
        if (!sealed.isSealed()) {
            return 1;
        }
        int kinds = 0;
        for (var permitted : sealed.getPermittedSubclasses()) {
            kinds += kindsOf(permitted);
        }
        return kinds;
    }
}
