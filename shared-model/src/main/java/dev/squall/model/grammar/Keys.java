package dev.squall.model.grammar;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All keys of one kind of mapping, in the order in which they are shown.
 *
 * @param meaning what the mapping is, for people
 * @param open    whether other keys are kept as they are, and not warned about
 */
public record Keys(String meaning, Map<String, Key> byName, boolean open) {
    /** A mapping of which nothing is known. */
    public static final Keys ANYTHING = new Keys("Anything", Map.of(), true);

    public static Keys of(String meaning, Key... keys) {
        return new Keys(meaning, byName(List.of(keys)), false);
    }

    private static Map<String, Key> byName(Collection<Key> keys) {
        var byName = new LinkedHashMap<String, Key>();
        for (var key : keys) {
            if (byName.put(key.name(), key) != null) {
                throw new IllegalArgumentException("the key '" + key.name() + "' is there twice");
            }
        }
        return byName;
    }

    /** That keeps what it does not know. */
    public Keys opened() {
        return new Keys(meaning, byName, true);
    }

    /** The same, in a place where this key may be left out, or where it is needed. */
    public Keys with(String name, boolean needed) {
        var keys = new LinkedHashMap<String, Key>();
        for (var key : all()) {
            keys.put(key.name(), key.name().equals(name) ? key.needed(needed) : key);
        }
        return new Keys(meaning, keys, open);
    }

    public Collection<Key> all() {
        return byName.values();
    }

    public List<String> needed() {
        return all().stream().filter(Key::needed).map(Key::name).toList();
    }
}
