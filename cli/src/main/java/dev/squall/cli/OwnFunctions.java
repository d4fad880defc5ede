package dev.squall.cli;

import dev.squall.agent.call.Parameter;
import dev.squall.agent.python.PythonHost;
import dev.squall.agent.worker.Functions.Entry;
import dev.squall.local.preparation.Wiring;
import dev.squall.model.codec.JsonWriter;
import dev.squall.model.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Squall's own functions, shown with what they do and take: to people, and as discoveries have it. */
record OwnFunctions(List<Entry> all) {
    /** Of this machine. Begins again with all jars when this process does not have them. */
    static OwnFunctions here(Optional<PythonHost> python) {
        if (Whole.missing().isPresent()) {
            throw new NeedsWhole();
        }
        return new OwnFunctions(Wiring.surroundings(Wiring.environment(), Mode.SAFE.habits(), true, python)
                .functions()
                .catalog());
    }

    /** Those of which the name has this in it. */
    OwnFunctions named(String part) {
        return new OwnFunctions(
                all.stream().filter(entry -> entry.name().contains(part)).toList());
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        for (var entry : all) {
            lines.add("%-8s %s: %s"
                    .formatted(entry.kind(), entry.name(), entry.usage().does()));
            entry.usage().parameters().forEach(parameter -> lines.add(line(parameter)));
        }
        return lines;
    }

    private static String line(Parameter parameter) {
        return "           %-30s %-24s %s"
                .formatted(parameter.name(), type(parameter) + "," + need(parameter), meaning(parameter));
    }

    private static String type(Parameter parameter) {
        return parameter.kind().word() + (parameter.unit().isEmpty() ? "" : " (" + parameter.unit() + ")");
    }

    private static String need(Parameter parameter) {
        return parameter
                .fallback()
                .map(value -> " " + JsonWriter.write(value))
                .orElse(parameter.needed() ? " needed" : " optional");
    }

    private static String meaning(Parameter parameter) {
        return parameter.words().isEmpty()
                ? parameter.meaning()
                : parameter.meaning() + ": " + String.join(" or ", parameter.words());
    }

    /** As {@code activities} of a discovery: {@code mod} is the family, which is said once more by its own name. */
    List<Json> activities() {
        return all.stream().map(OwnFunctions::activity).toList();
    }

    private static Json activity(Entry entry) {
        var members = new LinkedHashMap<String, Json>();
        members.put("type", Json.of(entry.kind()));
        members.put("name", Json.of(entry.func()));
        members.put("mod", Json.of(entry.family()));
        members.put("family", Json.of(entry.family()));
        members.put("doc", Json.of(entry.usage().does()));
        members.put(
                "arguments",
                new Json.Array(entry.usage().parameters().stream()
                        .map(OwnFunctions::argument)
                        .toList()));
        return new Json.Mapping(members);
    }

    private static Json argument(Parameter parameter) {
        var members = new LinkedHashMap<String, Json>();
        members.put("name", Json.of(parameter.name()));
        members.put("type", Json.of(parameter.kind().word()));
        if (!parameter.unit().isEmpty()) {
            members.put("unit", Json.of(parameter.unit()));
        }
        if (!parameter.needed()) {
            members.put("default", parameter.fallback().orElse(Json.NULL));
        }
        members.put("doc", Json.of(meaning(parameter)));
        return new Json.Mapping(members);
    }
}
