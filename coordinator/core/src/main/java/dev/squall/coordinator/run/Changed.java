package dev.squall.coordinator.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * A map or set that differs from another in one place, in the order of that one. Most of a run's hold one entry or none, and
 * those are not copied.
 */
final class Changed {
    private Changed() {}

    static <K, V> Map<K, V> with(Map<K, V> map, K key, V value) {
        if (map.isEmpty() || (map.size() == 1 && map.containsKey(key))) {
            return Map.of(key, value);
        }
        var more = new LinkedHashMap<>(map);
        more.put(key, value);
        return Collections.unmodifiableMap(more);
    }

    static <K, V> Map<K, V> without(Map<K, V> map, K key) {
        if (!map.containsKey(key)) {
            return map;
        }
        if (map.size() == 1) {
            return Map.of();
        }
        var fewer = new LinkedHashMap<>(map);
        fewer.remove(key);
        return Collections.unmodifiableMap(fewer);
    }

    static <E> Set<E> with(Set<E> set, E element) {
        if (set.isEmpty()) {
            return Set.of(element);
        }
        if (set.contains(element)) {
            return set;
        }
        var more = new LinkedHashSet<>(set);
        more.add(element);
        return Collections.unmodifiableSet(more);
    }

    static <E> Set<E> without(Set<E> set, E element) {
        if (!set.contains(element)) {
            return set;
        }
        if (set.size() == 1) {
            return Set.of();
        }
        var fewer = new LinkedHashSet<>(set);
        fewer.remove(element);
        return Collections.unmodifiableSet(fewer);
    }
}
