package dev.squall.agent.ledger;

import dev.squall.model.codec.JsonReader;
import dev.squall.model.codec.JsonWriter;
import dev.squall.model.codec.ReportCodec;
import dev.squall.model.codec.UnreadableMessage;
import dev.squall.model.json.Json;
import dev.squall.model.message.Recovery;
import dev.squall.model.message.Report;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@link LedgerEntry} to one line of JSON and back. A field is never given another meaning: old ledgers stay readable. */
final class LedgerCodec {
    private LedgerCodec() {}

    static byte[] write(LedgerEntry entry) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("at", Json.of(entry.at().toString()));
        switch (entry) {
            case LedgerEntry.Intent intent -> intent(intent, members);
            case LedgerEntry.Applied applied -> {
                begin(members, "applied", applied);
                members.put("report", ReportCodec.write(applied.answer()));
            }
            case LedgerEntry.Undone undone -> begin(members, "undone", undone);
            case LedgerEntry.Verified verified -> {
                begin(members, "verified", verified);
                members.put("outcome", Json.of(verified.outcome().name()));
            }
            case LedgerEntry.Done done -> {
                begin(members, "done", done);
                members.put(
                        "reports",
                        new Json.Array(done.reports().stream()
                                .<Json>map(ReportCodec::write)
                                .toList()));
            }
            case LedgerEntry.Aborted aborted -> {
                members.put("entry", Json.of("aborted"));
                members.put("run", Json.of(aborted.run()));
                members.put("epoch", Json.of(aborted.epoch()));
            }
        }
        return JsonWriter.write(new Json.Mapping(members)).getBytes(StandardCharsets.UTF_8);
    }

    private static void begin(Map<String, Json> members, String entry, LedgerEntry.OfCommand about) {
        members.put("entry", Json.of(entry));
        members.put("command", Json.of(about.command()));
    }

    private static void intent(LedgerEntry.Intent intent, Map<String, Json> members) {
        begin(members, "intent", intent);
        members.put("run", Json.of(intent.run()));
        members.put("epoch", Json.of(intent.epoch()));
        members.put("family", Json.of(intent.family()));
        members.put("func", Json.of(intent.func()));
        members.put(
                "targets",
                new Json.Array(intent.targets().stream().map(Json::of).toList()));
        intent.undo().ifPresent(undo -> members.put("undo", undo));
        intent.duration().ifPresent(duration -> members.put("duration", Json.of(duration.toString())));
        members.put("lease", Json.of(intent.lease().toString()));
        members.put("hard-deadline", Json.of(intent.hardDeadline().toString()));
    }

    /** Empty when it is no entry that this version knows. */
    static Optional<LedgerEntry> read(byte[] line) {
        try {
            return JsonReader.parse(line) instanceof Json.Mapping mapping ? entry(mapping) : Optional.empty();
        } catch (UnreadableMessage | IllegalArgumentException | ArithmeticException | DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<LedgerEntry> entry(Json.Mapping from) {
        Instant at = Instant.parse(text(from, "at"));
        return Optional.ofNullable(
                switch (text(from, "entry")) {
                    case "intent" -> intent(from, at);
                    case "applied" ->
                        report(member(from, "report")) instanceof Report.Injected injected
                                ? new LedgerEntry.Applied(at, text(from, "command"), injected)
                                : null;
                    case "undone" -> new LedgerEntry.Undone(at, text(from, "command"));
                    case "verified" ->
                        new LedgerEntry.Verified(at, text(from, "command"), Recovery.valueOf(text(from, "outcome")));
                    case "done" ->
                        new LedgerEntry.Done(
                                at,
                                text(from, "command"),
                                items(from, "reports").stream()
                                        .map(LedgerCodec::report)
                                        .toList());
                    case "aborted" -> new LedgerEntry.Aborted(at, text(from, "run"), number(from, "epoch"));
                    default -> null;
                });
    }

    private static LedgerEntry.Intent intent(Json.Mapping from, Instant at) {
        return new LedgerEntry.Intent(
                at,
                text(from, "command"),
                text(from, "run"),
                number(from, "epoch"),
                text(from, "family"),
                text(from, "func"),
                items(from, "targets").stream().map(LedgerCodec::text).toList(),
                from.get("undo").map(LedgerCodec::mapping),
                from.text("duration").map(Duration::parse),
                Duration.parse(text(from, "lease")),
                Instant.parse(text(from, "hard-deadline")));
    }

    private static Report report(Json json) {
        return ReportCodec.read(json);
    }

    private static Json member(Json.Mapping from, String key) {
        return from.get(key).orElseThrow(() -> new IllegalArgumentException("without " + key));
    }

    private static String text(Json.Mapping from, String key) {
        return text(member(from, key));
    }

    private static String text(Json value) {
        if (value instanceof Json.Text(String text)) {
            return text;
        }
        throw new IllegalArgumentException("no text: " + value.typeName());
    }

    private static Json.Mapping mapping(Json value) {
        if (value instanceof Json.Mapping mapping) {
            return mapping;
        }
        throw new IllegalArgumentException("no mapping: " + value.typeName());
    }

    private static long number(Json.Mapping from, String key) {
        if (member(from, key) instanceof Json.Number number) {
            return number.value().longValueExact();
        }
        throw new IllegalArgumentException("no number: " + key);
    }

    private static List<Json> items(Json.Mapping from, String key) {
        if (member(from, key) instanceof Json.Array(var items)) {
            return items;
        }
        throw new IllegalArgumentException("no list: " + key);
    }
}
