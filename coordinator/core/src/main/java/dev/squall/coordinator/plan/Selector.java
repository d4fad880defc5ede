package dev.squall.coordinator.plan;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Label selectors of equality form: {@code zone=a,tier!=db}. An empty one matches everything. */
final class Selector {
    private Selector() {}

    static boolean matches(Optional<String> selector, Map<String, String> labels) {
        if (selector.isEmpty()) {
            return true;
        }
        return Arrays.stream(selector.get().split(",", -1)).allMatch(term -> holds(term.strip(), labels));
    }

    private static boolean holds(String term, Map<String, String> labels) {
        int unequal = term.indexOf("!=");
        if (unequal > 0) {
            return !term.substring(unequal + 2)
                    .strip()
                    .equals(labels.get(term.substring(0, unequal).strip()));
        }
        int equal = term.indexOf('=');
        return equal > 0
                ? term.substring(equal + 1)
                        .strip()
                        .equals(labels.get(term.substring(0, equal).strip()))
                : labels.containsKey(term);
    }
}
