package dev.squall.agent.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A label selector as Kubernetes writes it, judged on our side as well: a server or proxy that ignores a part of it must
 * not widen what is hit.
 */
public record LabelSelector(List<Term> terms) {
    private static final Pattern TERM = Pattern.compile(
            "\\s*(?:(!)\\s*([\\w./-]+)|([\\w./-]+)\\s*(?:(==|=|!=)\\s*([\\w.-]*)|\\s(in|notin)\\s*\\(([^()]*)\\))?)\\s*(,|$)");

    /** A label and the values it must or must not have; any value when {@code values} is empty. */
    public record Term(String key, boolean wanted, Optional<Set<String>> values) {
        boolean holds(Map<String, String> labels) {
            String value = labels.get(key);
            boolean among =
                    value != null && values.map(set -> set.contains(value)).orElse(true);
            return wanted == among;
        }
    }

    public LabelSelector {
        terms = List.copyOf(terms);
    }

    /** Empty when the text is no selector. */
    public static Optional<LabelSelector> parse(String text) {
        var terms = new ArrayList<Term>();
        var found = TERM.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!found.find(at) || found.start() != at || found.end() == at) {
                return Optional.empty();
            }
            terms.add(term(found));
            at = found.end();
        }
        return terms.isEmpty() || text.stripTrailing().endsWith(",")
                ? Optional.empty()
                : Optional.of(new LabelSelector(terms));
    }

    private static Term term(java.util.regex.Matcher found) {
        if (found.group(1) != null) {
            return new Term(found.group(2), false, Optional.empty());
        }
        String key = found.group(3);
        if (found.group(4) != null) {
            return new Term(key, !found.group(4).equals("!="), Optional.of(Set.of(found.group(5))));
        }
        if (found.group(6) != null) {
            var values = Set.of(java.util.Arrays.stream(found.group(7).split(",", -1))
                    .map(String::strip)
                    .distinct()
                    .toArray(String[]::new));
            return new Term(key, found.group(6).equals("in"), Optional.of(values));
        }
        return new Term(key, true, Optional.empty());
    }

    public boolean matches(Map<String, String> labels) {
        return terms.stream().allMatch(term -> term.holds(labels));
    }
}
