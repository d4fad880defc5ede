package dev.squall.coordinator.api;

import dev.squall.model.codec.Document;
import dev.squall.model.codec.Position;
import dev.squall.model.codec.Problem;
import dev.squall.model.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Looks at what people say with a request about a run: a mapping of short texts. */
final class RequestText {
    private static final int LONGEST = 1000;

    private RequestText() {}

    /** What cannot be understood is refused rather than passed over: it would be missing in the journal. */
    static List<Problem> problems(Document document, Set<String> keys) {
        var known = String.join(", ", new TreeSet<>(keys));
        if (!(document.root() instanceof Json.Mapping(var members))) {
            String what = "the body must be a mapping, not " + document.root().typeName();
            return List.of(problem("", Position.UNKNOWN, what, "write " + known + " in a JSON object"));
        }
        var problems = new ArrayList<Problem>();
        members.forEach((key, value) -> {
            if (!keys.contains(key)) {
                problems.add(problem(
                        key, document.position(key), "'" + key + "' means nothing here", "use one of " + known));
            } else if (!(value instanceof Json.Text || value instanceof Json.Null)) {
                problems.add(
                        problem(key, document.position(key), "must be a text, not " + value.typeName(), "quote it"));
            }
        });
        return problems;
    }

    /** As much of a text as is kept; a pair of halves of one character stays together. */
    static String shortened(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }

    private static Problem problem(String path, Position at, String message, String remedy) {
        return new Problem(Submitted.BODY, path, at.line(), at.column(), message, remedy);
    }
}
