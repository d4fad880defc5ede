package dev.squall.cli;

import dev.squall.model.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where a setting stands: {@code runtime.rollbacks.strategy}; a point that belongs to a name is written {@code \.}. */
record SettingsPath(List<String> names) {
    private static final String HIDDEN = "***";
    private static final Set<String> SECRETIVE = Set.of("value", "token", "password", "secret", "authorization");

    SettingsPath {
        names = List.copyOf(names);
    }

    static SettingsPath of(String written) throws UsageError {
        var names = List.of(written.split("(?<!\\\\)\\.", -1)).stream()
                .map(name -> name.replace("\\.", "."))
                .toList();
        if (names.stream().anyMatch(String::isBlank)) {
            throw new UsageError("KEY is '" + written + "' and must be names with points between them");
        }
        return new SettingsPath(names);
    }

    Optional<Json> in(Json settings) {
        Optional<Json> at = Optional.of(settings);
        for (var name : names) {
            at = at.flatMap(value -> value instanceof Json.Mapping mapping ? mapping.get(name) : Optional.empty());
        }
        return at;
    }

    /** What stands in the way and is no mapping is replaced by one. */
    Json.Mapping with(Json.Mapping settings, Json value) {
        return settings.with(names.getFirst(), names.size() == 1 ? value : rest().with(child(settings), value));
    }

    Json.Mapping without(Json.Mapping settings) {
        var members = new LinkedHashMap<>(settings.members());
        if (names.size() == 1) {
            members.remove(names.getFirst());
        } else if (settings.get(names.getFirst()).orElse(Json.NULL) instanceof Json.Mapping child) {
            members.put(names.getFirst(), rest().without(child));
        }
        return new Json.Mapping(members);
    }

    private SettingsPath rest() {
        return new SettingsPath(names.subList(1, names.size()));
    }

    private Json.Mapping child(Json.Mapping settings) {
        return settings.get(names.getFirst()).orElse(Json.NULL) instanceof Json.Mapping child
                ? child
                : Json.Mapping.EMPTY;
    }

    /** With logins and the like hidden. */
    static Json masked(Json settings) {
        return switch (settings) {
            case Json.Mapping(var members) -> {
                var masked = new LinkedHashMap<String, Json>();
                members.forEach(
                        (name, value) -> masked.put(name, hides(name, value) ? Json.of(HIDDEN) : masked(value)));
                yield new Json.Mapping(masked);
            }
            case Json.Array(var items) ->
                new Json.Array(items.stream().map(SettingsPath::masked).toList());
            case Json.Null _, Json.Bool _, Json.Number _, Json.Text _ -> settings;
        };
    }

    private static boolean hides(String name, Json value) {
        return !(value instanceof Json.Mapping) && SECRETIVE.contains(name.toLowerCase(java.util.Locale.ROOT));
    }
}
