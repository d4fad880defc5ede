package dev.squall.agent.worker;

import dev.squall.model.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes a command's secrets out of whatever leaves the node: as they are, as they stand in a URL, and in base 64. A secret
 * shorter than four characters is taken out only where it is the whole text, as it would hit too much that is no secret.
 */
final class Masks {
    static final Masks NONE = new Masks(List.of());
    static final String MASK = "***";
    private static final int SHORT = 4;

    private final Set<Json> values;
    private final Set<String> whole;
    private final List<String> parts;

    private Masks(Collection<Json> secrets) {
        var texts = new LinkedHashSet<String>();
        values = Set.copyOf(secrets);
        secrets.forEach(secret -> collect(secret, texts));
        whole = texts;
        parts = texts.stream()
                .filter(text -> text.length() >= SHORT)
                .sorted((one, other) -> Integer.compare(other.length(), one.length()))
                .toList();
    }

    static Masks of(Collection<Json> secrets) {
        return secrets.isEmpty() ? NONE : new Masks(secrets);
    }

    private static void collect(Json secret, Set<String> texts) {
        switch (secret) {
            case Json.Text(String text) -> collect(text, texts);
            case Json.Number number -> collect(number.value().toPlainString(), texts);
            case Json.Array(var items) -> items.forEach(item -> collect(item, texts));
            case Json.Mapping(var members) -> members.values().forEach(member -> collect(member, texts));
            case Json.Null() -> {}
            case Json.Bool _ -> {}
        }
    }

    private static void collect(String text, Set<String> texts) {
        if (text.isEmpty()) {
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        texts.add(text);
        texts.add(URLEncoder.encode(text, StandardCharsets.UTF_8));
        texts.add(Base64.getEncoder().encodeToString(bytes));
    }

    String mask(String text) {
        if (whole.contains(text)) {
            return MASK;
        }
        String masked = text;
        for (String part : parts) {
            masked = masked.replace(part, MASK);
        }
        return masked;
    }

    Json mask(Json value) {
        if (this == NONE) {
            return value;
        }
        return switch (value) {
            case Json.Text(String text) -> Json.of(mask(text));
            case Json.Number number -> values.contains(number) ? Json.of(MASK) : number;
            case Json.Array(var items) ->
                new Json.Array(items.stream().map(this::mask).toList());
            case Json.Mapping(var members) -> {
                var masked = new LinkedHashMap<String, Json>();
                members.forEach((key, member) -> masked.put(mask(key), mask(member)));
                yield new Json.Mapping(masked);
            }
            case Json.Null() -> value;
            case Json.Bool _ -> value;
        };
    }
}
