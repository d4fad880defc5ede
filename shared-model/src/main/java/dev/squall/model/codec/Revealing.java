package dev.squall.model.codec;

import dev.squall.model.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** Puts resolved secrets where Chaos Toolkit's journal shows them: into the provider of each probe of the configuration. */
final class Revealing {
    private static final String CONFIGURATION = "configuration";
    private static final String PROVIDER = "provider";

    private Revealing() {}

    static Json.Mapping experiment(Json.Mapping source, Map<String, Map<String, Json>> secrets) {
        if (secrets.isEmpty() || !(source.get(CONFIGURATION).orElse(Json.NULL) instanceof Json.Mapping(var values))) {
            return source;
        }
        var shown = new LinkedHashMap<String, Json>();
        values.forEach((name, value) -> shown.put(name, value(value, secrets)));
        return source.with(CONFIGURATION, new Json.Mapping(shown));
    }

    private static Json value(Json value, Map<String, Map<String, Json>> secrets) {
        boolean probe = value instanceof Json.Mapping mapping
                && mapping.text("type").orElse("").equals("probe");
        return probe
                        && value instanceof Json.Mapping written
                        && written.get(PROVIDER).orElse(Json.NULL) instanceof Json.Mapping provider
                ? written.with(PROVIDER, provider.with("secrets", json(secrets)))
                : value;
    }

    private static Json json(Map<String, Map<String, Json>> secrets) {
        var groups = new LinkedHashMap<String, Json>();
        secrets.forEach((name, group) -> groups.put(name, new Json.Mapping(group)));
        return new Json.Mapping(groups);
    }
}
