package dev.squall.model.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.message.Command;
import dev.squall.model.message.Control;
import dev.squall.model.message.Report;
import dev.squall.model.message.Request;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What is written is read again, for random messages of every kind. */
class RoundTripTest {
    private static final int ROUNDS = 500;

    @Test
    void everyCommandIsReadAsItWasWritten() {
        var seen = holds(AnyMessage::command, CommandCodec::toBytes, CommandCodec::fromBytes);

        assertThat(seen).isEqualTo(Kinds.of(Command.class));
    }

    @Test
    void everyControlIsReadAsItWasWritten() {
        var seen = holds(AnyMessage::control, ControlCodec::toBytes, ControlCodec::fromBytes);

        assertThat(seen).isEqualTo(Kinds.of(Control.class));
    }

    @Test
    void everyReportIsReadAsItWasWritten() {
        var seen = holds(AnyMessage::report, ReportCodec::toBytes, ReportCodec::fromBytes);

        assertThat(seen).isEqualTo(Kinds.of(Report.class));
    }

    @Test
    void everyRequestIsReadAsItWasWritten() {
        var seen = holds(AnyMessage::request, RequestCodec::toBytes, RequestCodec::fromBytes);

        assertThat(seen).isEqualTo(Kinds.of(Request.class));
    }

    @Test
    void everyHeartbeatIsReadAsItWasWritten() {
        holds(AnyMessage::heartbeat, HeartbeatCodec::toBytes, HeartbeatCodec::fromBytes);
    }

    @Test
    void everyJsonIsReadAsItWasWritten() {
        holds(AnyMessage::json, JsonWriter::writeBytes, JsonReader::parse);
    }

    /** The kinds of values that were tried. */
    private static <T> Set<Class<?>> holds(
            Function<AnyMessage, T> any, Function<T, byte[]> write, Function<byte[], T> read) {
        var kinds = new HashSet<Class<?>>();
        for (int seed = 0; seed < ROUNDS; seed++) {
            T value = any.apply(new AnyMessage(new SplittableRandom(seed)));
            assertThat(read.apply(write.apply(value))).as("seed %d", seed).isEqualTo(value);
            kinds.add(value.getClass());
        }
        return kinds;
    }
}
