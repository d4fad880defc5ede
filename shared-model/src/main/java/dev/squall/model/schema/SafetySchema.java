package dev.squall.model.schema;

import static dev.squall.model.schema.Shapes.any;
import static dev.squall.model.schema.Shapes.count;
import static dev.squall.model.schema.Shapes.duration;
import static dev.squall.model.schema.Shapes.either;
import static dev.squall.model.schema.Shapes.list;
import static dev.squall.model.schema.Shapes.number;
import static dev.squall.model.schema.Shapes.object;
import static dev.squall.model.schema.Shapes.properties;
import static dev.squall.model.schema.Shapes.ref;
import static dev.squall.model.schema.Shapes.text;
import static dev.squall.model.schema.Shapes.type;
import static dev.squall.model.schema.Shapes.words;

import dev.squall.model.experiment.Guard;
import dev.squall.model.experiment.Targets.AgentSelection;
import dev.squall.model.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where an experiment goes, how much it may hit, and what ends it. */
final class SafetySchema {
    private SafetySchema() {}

    static Map<String, Json.Mapping> definitions() {
        return properties("targets", targets(), "guard", guard());
    }

    static Json.Mapping blastRadius() {
        return object(
                "How much may be hit at most",
                List.of(),
                properties(
                        "max-pods", count("Pods at once", 1),
                        "max-percent", count("Of those that match", 1),
                        "max-nodes", count("Nodes at once", 1),
                        "protect",
                                list(type("string"), "Namespaces, names, process ids or labels that are never hit")));
    }

    static Json.Mapping approval() {
        return object(
                "Who has to agree before anything runs",
                List.of("required"),
                properties("required", count("How many people", 0)));
    }

    static Json.Mapping recovery() {
        return object(
                "Checks the hypothesis again after the rollbacks, until it holds",
                List.of("within"),
                properties(
                        "within", duration("How long that may take"),
                        "every", duration("Between two checks"),
                        "hold", duration("How long it must hold then")));
    }

    private static Json.Mapping targets() {
        var clusters = either(
                list(type("string"), "Clusters by name"),
                object("Clusters by their labels", List.of("selector"), properties("selector", text("label=value"))));
        return object(
                "Which agents carry it out",
                List.of(),
                properties(
                        "clusters", clusters,
                        "agents",
                                object(
                                        "Which agents there",
                                        List.of(),
                                        properties(
                                                "selector", text("label=value"),
                                                "mode", words("How many", all(AgentSelection.Mode.values())),
                                                "value", count("For count and percent", 1))),
                        "quorum", number("Share of them that must succeed; 1.0", 0)));
    }

    private static Json.Mapping guard() {
        return object(
                "A value that is watched, and ends the run when it is out of bounds",
                List.of("name", "source", "abort-when"),
                properties(
                        "name", text("Its name"),
                        "source", ref("provider"),
                        "target", text("A JSON path into what the source gives"),
                        "at", words("Who looks; coordinator", all(Guard.At.values())),
                        "reduce", words("Of several values; any", all(Guard.Reduce.values())),
                        "abort-when", any("A comparison such as \"> 0.05\""),
                        "warn-when", any("A comparison that is only told"),
                        "relative-to", any("A baseline, and how many times it may be reached"),
                        "interval", duration("Between two looks; 5s"),
                        "initial-delay",
                                duration("From the start of the method, in which it neither trips nor warns; 0"),
                        "trip", any("How many breaches in a row, or of how many: {consecutive: 2}"),
                        "no-data", any("What silence means: {after: 10s, do: abort, unknown or ignore}"),
                        "max-sample-age", duration("Older values are no data"),
                        "on-trip", words("What it does then; abort-run", all(Guard.OnTrip.values())),
                        "before", any("How long it must have been quiet before the method begins: {hold: 60s}"),
                        "after", any("How long it looks on after the method"),
                        "mode", words("enforce, or shadow, which only tells", all(Guard.Mode.values()))));
    }

    private static List<String> all(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }
}
