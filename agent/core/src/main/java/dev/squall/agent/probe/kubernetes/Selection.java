package dev.squall.agent.probe.kubernetes;

import dev.squall.agent.call.Arguments;
import dev.squall.agent.call.Parameter;
import dev.squall.agent.call.Parameter.Kind;
import dev.squall.agent.kubernetes.LabelSelector;
import dev.squall.model.json.Json;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which pods are looked at: those of a namespace, {@code ns} ({@code default}), that fit a {@code label_selector}; all of them
 * without one.
 *
 * @param written the selector as the API server takes it
 */
record Selection(String namespace, Optional<String> written) {
    static final Parameter NAMESPACE =
            Parameter.optional("ns", Kind.TEXT, "the namespace").or(Json.of("default"));
    static final Parameter SELECTOR =
            Parameter.optional("label_selector", Kind.TEXT, "such as app=web,tier!=db; the whole namespace without");
    static final List<Parameter> BY_NAME = List.of(
            Parameter.optional("name", Kind.TEXT, "stands for {name} in the selector"),
            NAMESPACE,
            Parameter.optional("label_selector", Kind.TEXT, "name in ({name}) unless given"));

    private static final String USUAL = "name in ({name})";

    static Selection whole(Arguments arguments) {
        return new Selection(arguments.text("ns"), Optional.empty());
    }

    static Selection read(Arguments arguments) {
        return of(arguments, selector(arguments));
    }

    /** Of a resource that has a name already; {@code {name}} stands for it in the selector. */
    static Selection of(Arguments arguments, String name) {
        return of(arguments, selector(arguments).map(text -> text.replace("{name}", name)));
    }

    /** By the label {@code name}, unless there is a selector, in which {@code {name}} stands for the argument. */
    static Selection named(Arguments arguments) {
        Optional<String> name = arguments.optionalText("name");
        Optional<String> selector = selector(arguments);
        if (name.isEmpty() && selector.isEmpty()) {
            arguments.wrong("name", "is missing; write it, or a label_selector");
        }
        String pattern = selector.orElse(USUAL);
        return of(
                arguments,
                Optional.of(name.map(it -> pattern.replace("{name}", it)).orElse(pattern)));
    }

    /** One that is empty is none. */
    private static Optional<String> selector(Arguments arguments) {
        return arguments.any("label_selector").equals(Optional.of(Json.of("")))
                ? Optional.empty()
                : arguments.optionalText("label_selector");
    }

    private static Selection of(Arguments arguments, Optional<String> selector) {
        if (selector.isPresent() && LabelSelector.parse(selector.get()).isEmpty()) {
            arguments.wrong("label_selector", "must be a label selector such as app=web,tier!=db");
        }
        return new Selection(arguments.text("ns"), selector);
    }

    /** A server or proxy that ignores a part of the selector does not widen what is looked at. */
    boolean fits(HasMetadata resource) {
        var labels = Optional.ofNullable(resource.getMetadata().getLabels()).orElse(Map.of());
        return written.flatMap(LabelSelector::parse)
                .map(selector -> selector.matches(labels))
                .orElse(true);
    }

    /** For messages. */
    String words() {
        return "namespace '" + namespace + "'"
                + written.map(it -> " with " + it).orElse("");
    }
}
