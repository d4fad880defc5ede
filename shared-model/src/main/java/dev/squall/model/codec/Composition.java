package dev.squall.model.codec;

import dev.squall.model.json.Json;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** A document while it is being parsed: counts against {@link TextLimits} and notes where each value stands. */
final class Composition {
    private final String source;
    private final IdentityHashMap<Json, Position> places = new IdentityHashMap<>();
    private final List<Warning> warnings = new ArrayList<>();
    private int values;

    Composition(String source) {
        this.source = source;
    }

    <T extends Json> T placed(T value, Position at) {
        places.put(value, at);
        return value;
    }

    int values() {
        return values;
    }

    void count(int more, Position at) throws MalformedText {
        values += more;
        if (values > TextLimits.MAX_VALUES) {
            throw malformed(
                    at,
                    "the document has more than " + TextLimits.MAX_VALUES + " values",
                    "use fewer values or aliases");
        }
    }

    void requireDepth(int depth, Position at) throws MalformedText {
        if (depth > TextLimits.MAX_DEPTH) {
            throw malformed(
                    at, "lists and mappings are nested more than " + TextLimits.MAX_DEPTH + " deep", "make it flatter");
        }
    }

    /** The last one counts, as in Python. */
    void put(Map<String, Json> members, String key, Json value, Position at) {
        if (members.put(key, value) != null) {
            warnings.add(new Warning(
                    source,
                    key,
                    at.line(),
                    at.column(),
                    "the key '" + key + "' is given twice",
                    "the last one counts"));
        }
    }

    MalformedText malformed(Position at, String message, String remedy) {
        return new MalformedText(new Problem(source, "", at.line(), at.column(), message, remedy));
    }

    Document document(Json root) {
        return new Document(source, root, new Positions(places), warnings);
    }
}
