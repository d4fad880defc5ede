package dev.squall.model.codec;

import dev.squall.model.grammar.Keys;
import dev.squall.model.json.Json;
import java.util.Optional;

/** One value of a document, with its path. */
record Entry(String path, Json value) {
    Entry item(int index) {
        var items = ((Json.Array) value).items();
        return new Entry(path + '[' + index + ']', items.get(index));
    }

    /** Its members, or empty and a problem. */
    Optional<Block> block(Findings findings, Keys keys) {
        if (value instanceof Json.Mapping mapping) {
            return Optional.of(new Block(findings, path, mapping, keys));
        }
        findings.problem(path, value, "must be a mapping, not " + value.typeName(), "");
        return Optional.empty();
    }
}
