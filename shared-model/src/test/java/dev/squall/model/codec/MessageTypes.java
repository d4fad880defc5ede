package dev.squall.model.codec;

import dev.squall.model.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Every message type that crosses Kafka, each with what reads it and writes it again. */
final class MessageTypes {
    private MessageTypes() {}

    /** From the messages that a long draw of random ones shows. */
    static Map<String, UnaryOperator<Json>> all() {
        var types = new TreeMap<String, UnaryOperator<Json>>();
        for (int seed = 0; seed < 500; seed++) {
            var any = new AnyMessage(new SplittableRandom(seed));
            types.put(CommandCodec.type(any.command()), json -> CommandCodec.write(CommandCodec.read(json)));
            types.put(ControlCodec.type(any.control()), json -> ControlCodec.write(ControlCodec.read(json)));
            types.put(ReportCodec.type(any.report()), json -> ReportCodec.write(ReportCodec.read(json)));
            types.put(RequestCodec.type(any.request()), json -> RequestCodec.write(RequestCodec.read(json)));
        }
        types.put(HeartbeatCodec.HEARTBEAT, json -> HeartbeatCodec.write(HeartbeatCodec.read(json)));
        types.put(JournalCodec.JOURNAL, UnaryOperator.identity());
        return new LinkedHashMap<>(types);
    }
}
