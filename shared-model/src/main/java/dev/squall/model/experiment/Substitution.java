package dev.squall.model.experiment;

import dev.squall.model.json.Json;
import dev.squall.model.json.PythonValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Puts configuration and secrets in the place of {@code ${name}} and {@code $name}, as Chaos Toolkit does: {@code $$} is a
 * dollar, names are ASCII, an unknown name stays as it is, keys of mappings are not touched and what was put in is not
 * looked at again. A text that is exactly {@code ${name}} becomes the value with its type; in every other place it becomes
 * Python's {@code str()} of it.
 */
public final class Substitution {
    /** Characters of all texts of one result; more is refused with {@link TooLarge}. */
    public static final int MAX_CHARACTERS = 4 * 1024 * 1024;

    private final Map<String, Json> bindings;
    private int written;

    private Substitution(Map<String, Json> bindings) {
        this.bindings = bindings;
    }

    /** The result would exceed {@link #MAX_CHARACTERS}. */
    public static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLarge() {
            super("substituted values exceed " + MAX_CHARACTERS + " characters");
        }
    }

    /** @param bindings configuration, then secrets by their inner names; the caller resolved which of two equal names wins */
    public static Json apply(Json value, Map<String, Json> bindings) {
        return new Substitution(bindings).value(value);
    }

    /** The same for one text. */
    public static Json applyText(String text, Map<String, Json> bindings) {
        return new Substitution(bindings).text(text);
    }

    /** {@code name}, when the text is exactly {@code ${name}}. */
    public static Optional<String> soleName(String text) {
        int last = text.length() - 1;
        return text.startsWith("${") && last > 2 && text.charAt(last) == '}' && endOfName(text, 2) == last
                ? Optional.of(text.substring(2, last))
                : Optional.empty();
    }

    @SuppressWarnings("ReferenceEquality")
    private Json value(Json value) {
        return switch (value) {
            case Json.Text(String text) when text.indexOf('$') >= 0 -> text(text);
            case Json.Array(var items) -> {
                var copy = new ArrayList<Json>(items.size());
                boolean same = true;
                for (var item : items) {
                    copy.add(value(item));
                    same &= copy.getLast() == item;
                }
                yield same ? value : new Json.Array(copy);
            }
            case Json.Mapping(var members) -> {
                var copy = new LinkedHashMap<String, Json>();
                boolean same = true;
                for (var member : members.entrySet()) {
                    var put = value(member.getValue());
                    copy.put(member.getKey(), put);
                    same &= put == member.getValue();
                }
                yield same ? value : new Json.Mapping(copy);
            }
            case Json.Text _, Json.Null _, Json.Bool _, Json.Number _ -> value;
        };
    }

    private Json text(String text) {
        var sole = soleName(text).map(bindings::get);
        if (sole.isPresent()) {
            return sole.get();
        }
        var result = new StringBuilder(text.length() + 16);
        int from = 0;
        for (int dollar = text.indexOf('$'); dollar >= 0; dollar = text.indexOf('$', from)) {
            result.append(text, from, dollar);
            from = pattern(text, dollar, result);
            requireSpace(result.length());
        }
        result.append(text, from, text.length());
        requireSpace(result.length());
        written += result.length();
        return new Json.Text(result.toString());
    }

    /** Handles what begins with a dollar and says where the text goes on. */
    private int pattern(String text, int dollar, StringBuilder result) {
        int next = dollar + 1;
        if (next < text.length() && text.charAt(next) == '$') {
            result.append('$');
            return next + 1;
        }
        boolean braced = next < text.length() && text.charAt(next) == '{';
        int begin = braced ? next + 1 : next;
        int end = endOfName(text, begin);
        boolean named = end > begin && (!braced || (end < text.length() && text.charAt(end) == '}'));
        var bound = named ? bindings.get(text.substring(begin, end)) : null;
        if (bound == null) {
            result.append('$');
            return next;
        }
        result.append(PythonValues.text(bound));
        return braced ? end + 1 : end;
    }

    private void requireSpace(int more) {
        if (written + more > MAX_CHARACTERS) {
            throw new TooLarge();
        }
    }

    private static int endOfName(String text, int begin) {
        int end = begin;
        while (end < text.length() && isNamePart(text.charAt(end), end > begin)) {
            end++;
        }
        return end;
    }

    private static boolean isNamePart(char c, boolean inside) {
        return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (inside && c >= '0' && c <= '9');
    }
}
