package dev.squall.agent.fault.kubernetes;

import dev.squall.agent.call.Arguments;
import dev.squall.agent.call.Parameter;
import dev.squall.agent.call.Parameter.Kind;
import dev.squall.agent.kubernetes.LabelSelector;
import dev.squall.model.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What the author asks for: the arguments of Chaos Toolkit's {@code terminate_pods} by the same names and defaults.
 *
 * @param selector    {@code label_selector}; none means every pod of the namespace
 * @param namePattern {@code name_pattern}, searched for in pod names
 * @param percentage  {@code mode: percentage}: {@code qty} per cent of the matching pods, rounded up
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
        boolean oldest) {
    private static final int MOST = 1_000_000;
    static final Parameter NAMESPACE =
            Parameter.optional("ns", Kind.TEXT, "the namespace").or(Json.of("default"));
    static final Parameter SELECTOR =
            Parameter.optional("label_selector", Kind.TEXT, "such as app=web,tier!=db; the whole namespace without");
    static final List<Parameter> CHOICE = List.of(
            SELECTOR,
            Parameter.optional("name_pattern", Kind.TEXT, "a regular expression, searched for in the pods' names"),
            Parameter.optional("all", Kind.FLAG, "whether all that match are meant")
                    .or(Json.of(false)),
            Parameter.optional("rand", Kind.FLAG, "whether they are chosen at random")
                    .or(Json.of(false)),
            Parameter.optional("mode", Kind.TEXT, "what qty is")
                    .oneOf("fixed", "percentage")
                    .or(Json.of("fixed")),
            Parameter.optional("qty", Kind.WHOLE, "how many, or how many per cent, rounded up")
                    .or(Json.of(1)),
            NAMESPACE,
            Parameter.optional("order", Kind.TEXT, "which come first")
                    .oneOf("alphabetic", "oldest")
                    .or(Json.of("alphabetic")));
    static final Parameter GRACE = Parameter.optional(
                    "grace_period", Kind.WHOLE, "until a pod is killed; below 0 its own")
            .in("s")
            .or(Json.of(-1));

    /** What those who end pods are told beside the pods. */
    static Json.Mapping grace(Arguments arguments) {
        return Json.mapping(
                "grace", Json.of(arguments.whole("grace_period", -MOST, MOST).orElse(-1)));
    }

    /** What is wrong is kept by {@code arguments}. */
    static PodArguments read(Arguments arguments) {
        var read = new PodArguments(
                arguments.text("ns"),
                selector(arguments),
                pattern(arguments),
                arguments.flag("all"),
                arguments.flag("rand"),
                arguments.text("mode").equals("percentage"),
                arguments.whole("qty", 1, MOST).orElse(1),
                arguments.text("order").equals("oldest"));
        if (read.percentage && read.quantity > 100) {
            arguments.wrong("qty", "must be at most 100 per cent, not " + read.quantity);
        }
        if (read.all && read.selector.isEmpty() && read.namePattern.isEmpty()) {
            arguments.wrong("all", "would take the whole namespace; name a label_selector or a name_pattern");
        }
        return read;
    }

    /** One that is empty is none. */
    static Optional<String> selector(Arguments arguments) {
        var selector = isEmpty(arguments, "label_selector")
                ? Optional.<String>empty()
                : arguments.optionalText("label_selector");
        if (selector.isPresent() && LabelSelector.parse(selector.get()).isEmpty()) {
            arguments.wrong("label_selector", "must be a label selector such as app=web,tier!=db");
        }
        return selector;
    }

    private static Optional<Pattern> pattern(Arguments arguments) {
        try {
            return isEmpty(arguments, "name_pattern")
                    ? Optional.empty()
                    : arguments.optionalText("name_pattern").map(Pattern::compile);
        } catch (PatternSyntaxException e) {
            arguments.wrong("name_pattern", "must be a regular expression: " + e.getDescription());
            return Optional.empty();
        }
    }

    private static boolean isEmpty(Arguments arguments, String name) {
        return arguments.any(name).equals(Optional.of(Json.of("")));
    }

    /** For messages. */
    String words() {
        return "namespace '" + namespace + "'"
                + selector.map(it -> " with " + it).orElse("")
                + namePattern.map(it -> " named /" + it + "/").orElse("");
    }
}
