package dev.squall.model.codec;

import dev.squall.model.json.Json;
import dev.squall.model.message.Envelope;
import java.time.DateTimeException;
import java.util.function.Function;

/** What all messages have in common: the schema version, and that reading one throws {@link UnreadableMessage} alone. */
final class Messages {
    private Messages() {}

    /** The first two fields of every message. */
    static Members begin(String type) {
        return new Members().put("type", type).put("schema", Envelope.SCHEMA_VERSION);
    }

    static <T> T read(Json json, Function<Fields, T> read) {
        var fields = Fields.of(json);
        int schema = fields.small("schema");
        if (schema < 1 || schema > Envelope.SCHEMA_VERSION) {
            throw new UnreadableMessage(
                    "schema " + schema + " is not known here; 1 to " + Envelope.SCHEMA_VERSION + " are");
        }
        return guarded(() -> read.apply(fields));
    }

    /** A record's own guard refuses what is well-formed and wrong all the same. */
    private static <T> T guarded(java.util.function.Supplier<T> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException refused) {
            throw new UnreadableMessage("refused: " + refused.getMessage(), refused);
        }
    }
}
