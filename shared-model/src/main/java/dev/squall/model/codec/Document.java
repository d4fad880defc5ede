package dev.squall.model.codec;

import dev.squall.model.json.Json;
import java.util.List;
import java.util.Optional;

/**
 * One parsed text: its value and where each part of it was written.
 *
 * @param source   the file or address it came from, for messages
 * @param warnings what is odd without being wrong, such as a key that is given twice
 */
public record Document(String source, Json root, Positions positions, List<Warning> warnings) {
    public Document {
        warnings = List.copyOf(warnings);
    }

    /** Where {@code method[0].provider.url} was written; {@link Position#UNKNOWN} when there is no such value. */
    public Position position(String path) {
        return find(root, path, 0).map(positions::of).orElse(Position.UNKNOWN);
    }

    private static Optional<Json> find(Json from, String path, int start) {
        if (start >= path.length()) {
            return Optional.of(from);
        }
        return switch (from) {
            case Json.Mapping mapping -> {
                int begin = path.charAt(start) == '.' ? start + 1 : start;
                int end = endOfKey(path, begin);
                yield mapping.get(path.substring(begin, end)).flatMap(value -> find(value, path, end));
            }
            case Json.Array array
            when path.charAt(start) == '[' && path.indexOf(']', start) > 0 -> {
                int end = path.indexOf(']', start);
                int index = Integer.parseInt(path, start + 1, end, 10);
                yield index < array.items().size() ? find(array.items().get(index), path, end + 1) : Optional.empty();
            }
            case Json.Array _, Json.Text _, Json.Number _, Json.Bool _, Json.Null _ -> Optional.empty();
        };
    }

    private static int endOfKey(String path, int begin) {
        int end = begin;
        while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
            end++;
        }
        return end;
    }
}
