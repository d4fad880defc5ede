package dev.squall.model.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What is written is read again, for random messages of every kind. */
class RoundTripTest {
    private static final int ROUNDS = 500;

    @Test
    void everyCommandIsReadAsItWasWritten() {
        holds(AnyMessage::command, CommandCodec::toBytes, CommandCodec::fromBytes);
    }

    @Test
    void everyControlIsReadAsItWasWritten() {
        holds(AnyMessage::control, ControlCodec::toBytes, ControlCodec::fromBytes);
    }

    @Test
    void everyReportIsReadAsItWasWritten() {
        holds(AnyMessage::report, ReportCodec::toBytes, ReportCodec::fromBytes);
    }

    @Test
    void everyRequestIsReadAsItWasWritten() {
        holds(AnyMessage::request, RequestCodec::toBytes, RequestCodec::fromBytes);
    }

    @Test
    void everyHeartbeatIsReadAsItWasWritten() {
        holds(AnyMessage::heartbeat, HeartbeatCodec::toBytes, HeartbeatCodec::fromBytes);
    }

    @Test
    void everyJsonIsReadAsItWasWritten() {
        holds(AnyMessage::json, JsonWriter::writeBytes, JsonReader::parse);
    }

    private static <T> void holds(Function<AnyMessage, T> any, Function<T, byte[]> write, Function<byte[], T> read) {
        for (int seed = 0; seed < ROUNDS; seed++) {
            T value = any.apply(new AnyMessage(new Random(seed)));
            assertThat(read.apply(write.apply(value))).as("seed %d", seed).isEqualTo(value);
        }
    }
}
