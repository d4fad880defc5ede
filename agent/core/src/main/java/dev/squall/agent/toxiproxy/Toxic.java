package dev.squall.agent.toxiproxy;

import dev.squall.model.json.Json;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * A toxic as a server shows it and takes it.
 *
 * @param attributes all that are known of it, and nothing but numbers in what Toxiproxy has
 * @param toxicity   the share of connections that it hits; servers keep it in single precision
 */
public record Toxic(String name, String type, String stream, BigDecimal toxicity, Json.Mapping attributes) {

    /** As a server or the ledger gives it; empty when it is none. */
    public static Optional<Toxic> of(Json value) {
        if (!(value instanceof Json.Mapping toxic)
                || !(toxic.get("toxicity").orElse(Json.NULL) instanceof Json.Number toxicity)) {
            return Optional.empty();
        }
        Json.Mapping attributes =
                toxic.get("attributes").orElse(Json.NULL) instanceof Json.Mapping all ? all : Json.Mapping.EMPTY;
        return toxic.text("name")
                .flatMap(name -> toxic.text("type")
                        .flatMap(type -> toxic.text("stream")
                                .map(stream -> new Toxic(name, type, stream, toxicity.value(), attributes))));
    }

    public Json.Mapping toJson() {
        return Json.mapping("name", Json.of(name))
                .with("type", Json.of(type))
                .with("stream", Json.of(stream))
                .with("toxicity", Json.number(toxicity))
                .with("attributes", attributes);
    }

    /** What a toxic that is there already can be changed to, in its place. */
    public Json.Mapping change() {
        return Json.mapping("attributes", attributes).with("toxicity", Json.number(toxicity));
    }

    /** Whether it would act in the same place, whatever it does there. */
    public boolean isOfKind(Toxic other) {
        return type.equals(other.type) && stream.equalsIgnoreCase(other.stream);
    }

    /** Whether this is what was asked for; a server may know attributes that were left to it. */
    public boolean does(Toxic asked) {
        return isOfKind(asked)
                && Float.compare(toxicity.floatValue(), asked.toxicity.floatValue()) == 0
                && asked.attributes.members().entrySet().stream().allMatch(this::has);
    }

    private boolean has(Map.Entry<String, Json> asked) {
        return attributes
                .get(asked.getKey())
                .filter(now -> same(now, asked.getValue()))
                .isPresent();
    }

    private static boolean same(Json now, Json asked) {
        return now instanceof Json.Number one && asked instanceof Json.Number other
                ? Float.compare(one.value().floatValue(), other.value().floatValue()) == 0
                : now.equals(asked);
    }

    /** The same, with these attributes beside and instead of its own. */
    public Toxic with(Toxic asked) {
        Json.Mapping all = attributes;
        for (var attribute : asked.attributes.members().entrySet()) {
            all = all.with(attribute.getKey(), attribute.getValue());
        }
        return new Toxic(name, type, stream, asked.toxicity, all);
    }
}
