package dev.squall.toxics.api;

import dev.squall.toxics.json.Document;
import dev.squall.toxics.json.Field;
import dev.squall.toxics.json.Json;
import dev.squall.toxics.json.Reading;
import dev.squall.toxics.proxy.NewToxic;
import dev.squall.toxics.proxy.Stream;
import dev.squall.toxics.proxy.ToxicChange;
import dev.squall.toxics.toxic.Attribute;
import dev.squall.toxics.toxic.ToxicType;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What clients send about toxics. The order in which things are found wrong is the order in which they always were. */
final class ToxicDocuments {
    /** Milliseconds until a toxic goes by itself. */
    static final String EXPIRES_IN = "expires_in";

    private static final String BAD_BODY = "bad request body: ";
    private static final List<Field> NEW = List.of(
            new Field("attributes", new Field.Type.Mapping("toxics.NoopToxic"), "ToxicWrapper.attributes"),
            new Field("name", new Field.Type.Text(), "ToxicWrapper.name"),
            new Field("type", new Field.Type.Text(), "ToxicWrapper.type"),
            new Field("stream", new Field.Type.Text(), "ToxicWrapper.stream"),
            new Field("toxicity", new Field.Type.Float32(), "ToxicWrapper.toxicity"),
            new Field(EXPIRES_IN, new Field.Type.Whole("int64"), "ToxicWrapper." + EXPIRES_IN));

    private ToxicDocuments() {}

    /** A toxic that is wanted, or why this is none. */
    sealed interface Wanted {
        record Good(NewToxic toxic) implements Wanted {}

        record Wrong(String message) implements Wanted {}

        /** Its name is taken, which is found out before its attributes are looked at. */
        record Taken() implements Wanted {}
    }

    /** @param taken whether there is a toxic of this name already */
    static Wanted wanted(Reading<Json> body, Predicate<String> taken) {
        return switch (body) {
            case Reading.Wrong<Json>(String message) -> new Wanted.Wrong(BAD_BODY + message);
            case Reading.Good<Json>(Json json) ->
                switch (Document.read(json, "toxics.ToxicWrapper", NEW)) {
                    case Reading.Wrong<Document>(String message) -> new Wanted.Wrong(BAD_BODY + message);
                    case Reading.Good<Document>(Document document) -> wanted(document, taken);
                };
        };
    }

    private static Wanted wanted(Document document, Predicate<String> taken) {
        Optional<Stream> stream = document.text("stream").map(Stream::of).orElse(Optional.of(Stream.DOWNSTREAM));
        if (stream.isEmpty()) {
            return new Wanted.Wrong("stream was invalid, can be either upstream or downstream");
        }
        String typeName = document.text("type").orElse("");
        Optional<ToxicType> type = ToxicType.named(typeName);
        if (type.isEmpty()) {
            return new Wanted.Wrong("invalid toxic type");
        }
        String name = document.text("name")
                .filter(given -> !given.isEmpty())
                .orElseGet(() -> NewToxic.defaultName(typeName, stream.get()));
        if (taken.test(name)) {
            return new Wanted.Taken();
        }
        Optional<Duration> expiry = document.whole(EXPIRES_IN).map(Duration::ofMillis);
        return switch (attributes(document, type.get())) {
            case Reading.Wrong<Map<String, Number>>(String message) -> new Wanted.Wrong(BAD_BODY + message);
            case Reading.Good<Map<String, Number>> _
            when expiry.filter(ToxicDocuments::isNoExpiry).isPresent() -> new Wanted.Wrong(BAD_BODY + noExpiry());
            case Reading.Good<Map<String, Number>>(var given) ->
                new Wanted.Good(new NewToxic(
                        name,
                        stream.get(),
                        document.float32("toxicity").orElse(1f),
                        type.get().make(type.get().defaults().with(given)),
                        expiry.filter(Duration::isPositive)));
        };
    }

    /** @param type what the toxic is that is to be changed */
    static Reading<ToxicChange> change(Reading<Json> body, ToxicType type) {
        var fields = List.of(
                new Field("attributes", new Field.Type.Mapping("toxics." + type.structName()), ".attributes"),
                new Field("toxicity", new Field.Type.Float32(), ".toxicity"),
                new Field(EXPIRES_IN, new Field.Type.Whole("int64"), "." + EXPIRES_IN));
        String shown =
                "struct { Attributes interface {} \"json:\\\"attributes\\\"\"; Toxicity float32 \"json:\\\"toxicity\\\"\" }";
        return switch (body) {
            case Reading.Wrong<Json> wrong -> wrong.as();
            case Reading.Good<Json>(Json json) ->
                switch (Document.read(json, shown, fields)) {
                    case Reading.Wrong<Document> wrong -> wrong.as();
                    case Reading.Good<Document>(Document document) -> change(document, type);
                };
        };
    }

    private static Reading<ToxicChange> change(Document document, ToxicType type) {
        Optional<Duration> expiry = document.whole(EXPIRES_IN).map(Duration::ofMillis);
        return switch (attributes(document, type)) {
            case Reading.Wrong<Map<String, Number>> wrong -> wrong.as();
            case Reading.Good<Map<String, Number>> _
            when expiry.filter(ToxicDocuments::isNoExpiry).isPresent() -> new Reading.Wrong<>(noExpiry());
            case Reading.Good<Map<String, Number>>(var given) ->
                new Reading.Good<>(new ToxicChange(type, given, document.float32("toxicity"), expiry));
        };
    }

    private static Reading<Map<String, Number>> attributes(Document document, ToxicType type) {
        String path = type.structName() + ".attributes.";
        var fields = type.attributes().stream()
                .map(each -> new Field(each.name(), type(each), path + each.name()))
                .toList();
        Json given = document.any("attributes").orElse(Json.NULL);
        return switch (Document.read(given, "toxics." + type.structName(), fields)) {
            case Reading.Wrong<Document> wrong -> wrong.as();
            case Reading.Good<Document>(Document values) -> {
                var numbers = new HashMap<String, Number>();
                for (var each : type.attributes()) {
                    number(values, each).ifPresent(number -> numbers.put(each.name(), number));
                }
                yield new Reading.Good<>(numbers);
            }
        };
    }

    private static Field.Type type(Attribute attribute) {
        return switch (attribute.kind()) {
            case INT, INT64 -> new Field.Type.Whole(attribute.kind().shown());
            case FLOAT64 -> new Field.Type.Float64();
        };
    }

    private static Optional<? extends Number> number(Document values, Attribute attribute) {
        return switch (attribute.kind()) {
            case INT, INT64 -> values.whole(attribute.name());
            case FLOAT64 -> values.float64(attribute.name());
        };
    }

    private static boolean isNoExpiry(Duration length) {
        return length.isNegative() || length.compareTo(NewToxic.LONGEST_EXPIRY) > 0;
    }

    private static String noExpiry() {
        return EXPIRES_IN + " has to be 0 to " + NewToxic.LONGEST_EXPIRY.toMillis() + " milliseconds";
    }
}
