package dev.squall.toxics.json;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The members of a mapping that somebody asks for, by name, each of the type it has to be. Null is as good as absent, unknown members are
 * passed over, and of repeated ones the last counts, except that mappings are put together.
 */
public final class Document {
    private final Map<String, Json> members;

    private Document(Map<String, Json> members) {
        this.members = members;
    }

    /** @param shown what error messages call the whole */
    public static Reading<Document> read(Json json, String shown, List<Field> fields) {
        return switch (json) {
            case Json.Null() -> new Reading.Good<>(new Document(Map.of()));
            case Json.Mapping(var members) -> read(members, fields);
            case Json.Array _, Json.Text _, Json.Numeral _, Json.Bool _ ->
                new Reading.Wrong<>("json: cannot unmarshal " + json.kind() + " into Go value of type " + shown);
        };
    }

    private static Reading<Document> read(List<Json.Member> written, List<Field> fields) {
        var members = new HashMap<String, Json>();
        for (var member : written) {
            var field = fields.stream()
                    .filter(each -> each.name().equalsIgnoreCase(member.name()))
                    .findFirst();
            if (field.isEmpty() || member.value() instanceof Json.Null) {
                continue;
            }
            var problem = field.get().problem(member.value());
            if (problem.isPresent()) {
                return new Reading.Wrong<>(problem.get());
            }
            members.merge(field.get().name(), member.value(), Document::joined);
        }
        return new Reading.Good<>(new Document(members));
    }

    private static Json joined(Json before, Json after) {
        return before instanceof Json.Mapping(var first) && after instanceof Json.Mapping(var second)
                ? new Json.Mapping(
                        Stream.concat(first.stream(), second.stream()).toList())
                : after;
    }

    public Optional<Json> any(String name) {
        return Optional.ofNullable(members.get(name));
    }

    public Optional<String> text(String name) {
        return any(name).map(value -> ((Json.Text) value).value());
    }

    public Optional<Boolean> truth(String name) {
        return any(name).map(value -> ((Json.Bool) value).value());
    }

    public Optional<Long> whole(String name) {
        return numeral(name).map(Long::parseLong);
    }

    public Optional<Float> float32(String name) {
        return numeral(name).map(Float::parseFloat);
    }

    public Optional<Double> float64(String name) {
        return numeral(name).map(Double::parseDouble);
    }

    private Optional<String> numeral(String name) {
        return any(name).map(value -> ((Json.Numeral) value).literal());
    }
}
