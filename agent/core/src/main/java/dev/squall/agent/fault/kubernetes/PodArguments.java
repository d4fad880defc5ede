package dev.squall.agent.fault.kubernetes;

import dev.squall.agent.call.Rejection;
import dev.squall.agent.kubernetes.LabelSelector;
import dev.squall.model.json.Json;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What the author asks for: the arguments of Chaos Toolkit's {@code terminate_pods} by the same names and defaults.
 *
 * @param selector    {@code label_selector}; none means every pod of the namespace
 * @param namePattern {@code name_pattern}, searched for in pod names
 * @param percentage  {@code mode: percentage}: {@code qty} per cent of the matching pods, rounded up
 * @param grace       {@code grace_period} in seconds; below 0 the pod's own
 * @param oldest      {@code order: oldest} instead of by name
 */
record PodArguments(
        String namespace,
        Optional<String> selector,
        Optional<Pattern> namePattern,
        boolean all,
        boolean random,
        boolean percentage,
        int quantity,
        long grace,
        boolean oldest) {
    private static final Set<String> KNOWN =
            Set.of("label_selector", "name_pattern", "all", "rand", "mode", "qty", "grace_period", "ns", "order");

    /** The arguments, or what is wrong with them. */
    sealed interface Reading {
        record Understood(PodArguments arguments) implements Reading {}

        record Wrong(Rejection rejection) implements Reading {}
    }

    static Reading read(Json.Mapping written) {
        for (var name : written.members().keySet()) {
            if (!KNOWN.contains(name)) {
                return wrong(
                        name,
                        "is no argument of this; known are "
                                + String.join(", ", KNOWN.stream().sorted().toList()));
            }
        }
        try {
            var arguments = new PodArguments(
                    text(written, "ns").orElse("default"),
                    text(written, "label_selector"),
                    text(written, "name_pattern").map(Pattern::compile),
                    flag(written, "all"),
                    flag(written, "rand"),
                    oneOf(written, "mode", "fixed", "percentage"),
                    whole(written, "qty", 1),
                    whole(written, "grace_period", -1),
                    oneOf(written, "order", "alphabetic", "oldest"));
            return arguments
                    .objection()
                    .<Reading>map(Reading.Wrong::new)
                    .orElseGet(() -> new Reading.Understood(arguments));
        } catch (PatternSyntaxException e) {
            return wrong("name_pattern", "must be a regular expression: " + e.getDescription());
        } catch (WrongArgument e) {
            return wrong(e.name, e.remedy);
        }
    }

    private Optional<Rejection> objection() {
        if (selector.isPresent() && LabelSelector.parse(selector.get()).isEmpty()) {
            return Optional.of(
                    Rejection.invalid("label_selector", "must be a label selector such as app=web,tier!=db"));
        }
        if (quantity < 1 || (percentage && quantity > 100)) {
            return Optional.of(
                    Rejection.invalid("qty", "must be 1 or more, a percentage at most 100, not " + quantity));
        }
        return all && selector.isEmpty() && namePattern.isEmpty()
                ? Optional.of(Rejection.invalid(
                        "all", "would take the whole namespace; name a label_selector or a name_pattern"))
                : Optional.empty();
    }

    private static Reading wrong(String name, String remedy) {
        return new Reading.Wrong(Rejection.invalid(name, remedy));
    }

    private static Optional<String> text(Json.Mapping written, String name) {
        var value = written.get(name).orElse(Json.NULL);
        if (value instanceof Json.Null || value.equals(Json.of(""))) {
            return Optional.empty();
        }
        return Optional.of(written.text(name)
                .orElseThrow(() -> new WrongArgument(name, "must be a text, not " + value.typeName())));
    }

    private static boolean flag(Json.Mapping written, String name) {
        return switch (written.get(name).orElse(Json.NULL)) {
            case Json.Null _ -> false;
            case Json.Bool(boolean value) -> value;
            case Json.Number _, Json.Text _, Json.Array _, Json.Mapping _ ->
                throw new WrongArgument(name, "must be true or false");
        };
    }

    private static boolean oneOf(Json.Mapping written, String name, String usual, String other) {
        String value = text(written, name).orElse(usual);
        if (!value.equals(usual) && !value.equals(other)) {
            throw new WrongArgument(name, "must be '" + usual + "' or '" + other + "', not '" + value + "'");
        }
        return value.equals(other);
    }

    private static int whole(Json.Mapping written, String name, int usual) {
        var value = written.get(name).orElse(Json.NULL);
        if (value instanceof Json.Null) {
            return usual;
        }
        if (value instanceof Json.Number number
                && number.isInteger()
                && number.value().abs().compareTo(java.math.BigDecimal.valueOf(1_000_000)) <= 0) {
            return number.value().intValue();
        }
        throw new WrongArgument(name, "must be an integer, not " + value.typeName());
    }

    /** Leaves {@link #read} by the shortest way. */
    private static final class WrongArgument extends RuntimeException {
        private final String name;
        private final String remedy;

        WrongArgument(String name, String remedy) {
            super(name + " " + remedy, null, false, false);
            this.name = name;
            this.remedy = remedy;
        }
    }

    /** For messages. */
    String words() {
        return "namespace '" + namespace + "'"
                + selector.map(it -> " with " + it).orElse("")
                + namePattern.map(it -> " named /" + it + "/").orElse("");
    }
}
