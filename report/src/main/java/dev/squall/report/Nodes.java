package dev.squall.report;

import dev.squall.model.codec.JsonWriter;
import dev.squall.model.json.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Looks into a journal that may lack anything: what is not there, or is something else, is empty. */
final class Nodes {
    private Nodes() {}

    static Json.Mapping mapping(Json of, String key) {
        return of instanceof Json.Mapping mapping && mapping.get(key).orElse(Json.NULL) instanceof Json.Mapping inner
                ? inner
                : Json.Mapping.EMPTY;
    }

    static List<Json> list(Json of, String key) {
        return of.member(key).items();
    }

    static String text(Json of, String key) {
        return of instanceof Json.Mapping mapping ? mapping.text(key).orElse("") : "";
    }

    static boolean truth(Json of, String key) {
        return of.member(key).equals(Json.of(true));
    }

    /** A text as it is, anything else as JSON; nothing is the empty text. */
    static String shown(Json value) {
        return switch (value) {
            case Json.Null() -> "";
            case Json.Text(String text) -> text;
            case Json.Bool _, Json.Number _, Json.Array _, Json.Mapping _ -> JsonWriter.write(value);
        };
    }

    /** Older journals write their times without a zone, and mean UTC. */
    static Optional<Instant> time(Json of, String key) {
        String written = text(of, key);
        try {
            return Optional.of(OffsetDateTime.parse(written).toInstant());
        } catch (DateTimeException _) {
            // Perhaps without a zone.
        }
        try {
            return Optional.of(LocalDateTime.parse(written).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
