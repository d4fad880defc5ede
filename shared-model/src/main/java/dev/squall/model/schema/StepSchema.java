package dev.squall.model.schema;

import static dev.squall.model.schema.Shapes.any;
import static dev.squall.model.schema.Shapes.count;
import static dev.squall.model.schema.Shapes.duration;
import static dev.squall.model.schema.Shapes.either;
import static dev.squall.model.schema.Shapes.exactly;
import static dev.squall.model.schema.Shapes.flag;
import static dev.squall.model.schema.Shapes.list;
import static dev.squall.model.schema.Shapes.object;
import static dev.squall.model.schema.Shapes.pattern;
import static dev.squall.model.schema.Shapes.properties;
import static dev.squall.model.schema.Shapes.ref;
import static dev.squall.model.schema.Shapes.text;
import static dev.squall.model.schema.Shapes.type;
import static dev.squall.model.schema.Shapes.words;

import dev.squall.model.codec.ProviderFamilies;
import dev.squall.model.experiment.Flow.Repeat;
import dev.squall.model.experiment.Step;
import dev.squall.model.json.Json;
import dev.squall.model.tolerance.ToleranceForm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Steps, what carries them out, and what their output must be like. */
final class StepSchema {
    private StepSchema() {}

    static Map<String, Json.Mapping> definitions() {
        return properties(
                "step", step(),
                "provider", provider(),
                "tolerance", tolerance(),
                "control", control(),
                "repeat", repeat());
    }

    private static Json.Mapping step() {
        var kinds = Arrays.stream(Step.Kind.values())
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .toList();
        var plain = object(
                "A probe, which looks, or an action, which changes something",
                List.of("type", "name", "provider"),
                properties(
                        "type", words("probe only looks, action may change something", kinds),
                        "name", text("Its name, for people and for ${steps.NAME.output}"),
                        "provider", ref("provider"),
                        "tolerance", ref("tolerance"),
                        "pauses", pauses(),
                        "background", flag("Goes on beside the steps after it; false"),
                        "timeout", duration("How long it may take"),
                        "duration", duration("How long a fault lasts; until the end of the run"),
                        "targets", ref("targets"),
                        "controls", list(ref("control"), "Controls around it"),
                        "when", any("It is carried out only if this is true: a value, or {value, tolerance}"),
                        "until", ref("repeat"),
                        "repeat", ref("repeat"),
                        "parallel", text("Name of a group of neighbours that are carried out side by side"),
                        "may-fail", flag("Its failure does not count; false")));
        return either(
                plain,
                object(
                        "Another step again",
                        List.of("ref"),
                        properties("ref", text("The name of a step of the method or of a hypothesis probe"))));
    }

    private static Json.Mapping pauses() {
        return object(
                "Waits around the step",
                List.of(),
                properties("before", duration("Before it begins"), "after", duration("After it has ended")));
    }

    private static Json.Mapping repeat() {
        return object(
                "Carries the step out again",
                List.of(),
                properties(
                        "times", count("At most so often, up to " + Repeat.MOST_TIMES, 1),
                        "every", duration("Between two rounds"),
                        "within", duration("No new round begins after this"),
                        "tolerance", ref("tolerance")));
    }

    private static Json.Mapping provider() {
        var timeout = either(duration("How long it may take"), list(type("number"), "[connect, read] in seconds"));
        var forms = new ArrayList<Json>();
        forms.add(form(
                "http",
                "One HTTP request",
                List.of("url"),
                properties(
                        "url", text("The address, with patterns"),
                        "method", text("GET"),
                        "headers", either(type("object"), pattern()),
                        "arguments", any("Query of a GET, else body or form"),
                        "timeout", timeout,
                        "verify_tls", flag("Whether certificates are checked; true"),
                        "max_retries", either(count("Of connections that fail; 0", 0), pattern()))));
        forms.add(form(
                "process",
                "One program",
                List.of("path"),
                properties(
                        "path", text("The program"),
                        "arguments", any("A list, a mapping, or a text for the shell"),
                        "timeout", timeout)));
        forms.add(form(
                "python",
                "A Python function",
                List.of("module", "func"),
                properties(
                        "module", text("Such as chaosk8s.pod.actions"),
                        "func", text("The function's name"),
                        "arguments", type("object"),
                        "secrets", list(type("string"), "Groups of secrets that it is given"))));
        ProviderFamilies.NATIVE.stream()
                .sorted()
                .forEach(family -> forms.add(form(
                        family,
                        "Squall's own family " + family,
                        List.of(),
                        properties("func", text("One of the family's functions"), "arguments", type("object")))));
        return Json.mapping("type", Json.of("object"))
                .with("required", new Json.Array(List.of(Json.of("type"))))
                .with("oneOf", new Json.Array(forms));
    }

    private static Json.Mapping form(
            String type, String description, List<String> required, Map<String, Json.Mapping> properties) {
        var all = properties("type", exactly(type));
        all.putAll(properties);
        return object(description, required, all);
    }

    /** A type that is not one of those is a mistake; without one it is {@code {status: ...}}. */
    private static Json.Mapping tolerance() {
        var known = object(
                "A regex, a jsonpath, a range, or another probe",
                List.of("type"),
                properties(
                        "type",
                                words(
                                        "How it is judged",
                                        ToleranceForm.TYPES.stream().sorted().toList()),
                        "pattern", type("string"),
                        "path", type("string"),
                        "range", any("[lowest, highest]"),
                        "target", text("The part of the output that is looked at")));
        return either(
                        type("boolean"),
                        type("integer"),
                        type("string"),
                        type("array"),
                        known,
                        object("A status, or one of several", List.of("status"), Map.of()))
                .with("description", Json.of("What the output must be like"));
    }

    private static Json.Mapping control() {
        return object(
                "Python functions to be called before and after",
                List.of("name", "provider"),
                properties(
                        "name", text("Its name"),
                        "provider", type("object"),
                        "scope", words("Only before or only after; both", List.of("before", "after")),
                        "automatic", type("boolean")));
    }
}
