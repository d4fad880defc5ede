package dev.squall.coordinator.api;

import dev.squall.coordinator.submit.Submission.Options;
import dev.squall.model.codec.Document;
import dev.squall.model.codec.Position;
import dev.squall.model.codec.Problem;
import dev.squall.model.experiment.Durations;
import dev.squall.model.experiment.Strategies.HypothesisStrategy;
import dev.squall.model.experiment.Strategies.RollbackStrategy;
import dev.squall.model.journal.RunPolicy.Dry;
import dev.squall.model.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the options of one submission, from an envelope's members or from query parameters, collecting what is wrong. */
final class OptionsReader {
    private static final Set<String> KEYS =
            Set.of("experiment", "variables", "seed", "dry", "deadline", "hypothesis-strategy", "rollback-strategy");

    private final List<Problem> problems = new ArrayList<>();

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    Options read(Document document, Json.Mapping members) {
        for (var key : members.members().keySet()) {
            if (!KEYS.contains(key)) {
                wrong(document.position(key), key, "there is no such option", "use one of " + sorted());
            }
        }
        return read(key -> members.get(key).filter(value -> !(value instanceof Json.Null)), document::position);
    }

    Options read(OptionsText query) {
        var members = new LinkedHashMap<String, Json>();
        put(members, "seed", query.seed);
        put(members, "dry", query.dry);
        put(members, "deadline", query.deadline);
        put(members, "hypothesis-strategy", query.hypothesis);
        put(members, "rollback-strategy", query.rollbacks);
        if (!query.variables.isEmpty()) {
            members.put("variables", new Json.Mapping(variables(query.variables)));
        }
        return read(key -> Optional.ofNullable(members.get(key)), _ -> Position.UNKNOWN);
    }

    private Options read(Function<String, Optional<Json>> member, Function<String, Position> position) {
        return new Options(
                member.apply("variables")
                        .map(given -> variables(given, position))
                        .orElse(Map.of()),
                member.apply("seed").flatMap(given -> seed(given, position)),
                word(member, position, "hypothesis-strategy", HypothesisStrategy.values(), HypothesisStrategy::word),
                word(member, position, "rollback-strategy", RollbackStrategy.values(), RollbackStrategy::word),
                member.apply("deadline").flatMap(given -> deadline(given, position)),
                word(member, position, "dry", Dry.values(), Shape::word).orElse(Dry.NONE));
    }

    private Map<String, Json> variables(Json given, Function<String, Position> position) {
        if (given instanceof Json.Mapping(var members)) {
            return members;
        }
        wrong(
                position.apply("variables"),
                "variables",
                "must be a mapping, not " + given.typeName(),
                "write {\"name\": value}");
        return Map.of();
    }

    private Map<String, Json> variables(List<String> assignments) {
        var variables = new LinkedHashMap<String, Json>();
        for (var assignment : assignments) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                wrong(Position.UNKNOWN, "var", "must be a name and a value", "write var=name=value");
            } else {
                variables.put(assignment.substring(0, equals), Json.of(assignment.substring(equals + 1)));
            }
        }
        return variables;
    }

    private Optional<Long> seed(Json given, Function<String, Position> position) {
        try {
            if (given instanceof Json.Number number) {
                return Optional.of(number.value().longValueExact());
            }
            if (given instanceof Json.Text(String text)) {
                return Optional.of(Long.parseLong(text));
            }
        } catch (ArithmeticException | NumberFormatException outOfRange) {
            // said below
        }
        wrong(
                position.apply("seed"),
                "seed",
                "must be an integer of 64 bits",
                "write a number such as 42, or leave it out");
        return Optional.empty();
    }

    private Optional<Duration> deadline(Json given, Function<String, Position> position) {
        var length = Durations.of(given).filter(some -> some.isPositive() && some.compareTo(Durations.LONGEST) <= 0);
        if (length.isEmpty()) {
            wrong(
                    position.apply("deadline"),
                    "deadline",
                    "must be more than 0 and at most 7 days",
                    "write 90s, 10m, 2h");
        }
        return length;
    }

    private <E extends Enum<E>> Optional<E> word(
            Function<String, Optional<Json>> member,
            Function<String, Position> position,
            String key,
            E[] values,
            Function<E, String> word) {
        var given = member.apply(key);
        var known = given.flatMap(json -> Arrays.stream(values)
                .filter(value -> json instanceof Json.Text(String text)
                        && word.apply(value).equals(text))
                .findFirst());
        if (given.isPresent() && known.isEmpty()) {
            var words = Arrays.stream(values).map(word).collect(Collectors.joining(", "));
            wrong(position.apply(key), key, "is not one of the words for it", "use one of " + words);
        }
        return known;
    }

    private void wrong(Position at, String key, String message, String remedy) {
        problems.add(new Problem(Submitted.BODY, key, at.line(), at.column(), "'" + key + "' " + message, remedy));
    }

    private static void put(Map<String, Json> members, String key, @org.jspecify.annotations.Nullable String value) {
        if (value != null) {
            members.put(key, Json.of(value));
        }
    }

    private static String sorted() {
        return KEYS.stream().sorted().collect(Collectors.joining(", "));
    }
}
