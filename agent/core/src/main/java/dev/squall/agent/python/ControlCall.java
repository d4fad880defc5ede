package dev.squall.agent.python;

import dev.squall.model.experiment.Substitution;
import dev.squall.model.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One control at one point of a run, with all that Chaos Toolkit's controls can ask for by their parameters' names.
 *
 * @param control       the declaration: {@code name}, {@code provider} with {@code module} and {@code arguments}
 * @param context       the experiment, hypothesis or activity that it is about; the source's name while it is loaded
 * @param state         the journal, or the part of it that has just ended; {@link Json#NULL} before it begins
 * @param experiment    as written; {@link Json#NULL} while it is loaded
 * @param configuration resolved
 * @param secrets       resolved, by group
 * @param settings      or {@link Json#NULL}
 */
public record ControlCall(
        ControlPoint point,
        Json.Mapping control,
        Json context,
        Json state,
        Json experiment,
        Json.Mapping configuration,
        Json.Mapping secrets,
        Json settings) {

    public ControlCall {
        if (provider(control).text("module").filter(name -> !name.isBlank()).isEmpty()) {
            throw new IllegalArgumentException("a control has a provider with a module");
        }
    }

    public String module() {
        return provider(control).text("module").orElseThrow();
    }

    private static Json.Mapping provider(Json.Mapping control) {
        return control.get("provider").orElse(Json.NULL) instanceof Json.Mapping provider
                ? provider
                : Json.Mapping.EMPTY;
    }

    Json.Mapping request() {
        var members = new LinkedHashMap<String, Json>();
        members.put("do", Json.of("control"));
        members.put("module", Json.of(module()));
        members.put("func", Json.of(point.function()));
        members.put("control", control);
        members.put("arguments", arguments());
        members.put("context", context);
        members.put("state", state);
        members.put("experiment", experiment);
        members.put("configuration", configuration);
        members.put("secrets", secrets);
        members.put("settings", settings);
        return new Json.Mapping(members);
    }

    private Json arguments() {
        Json written = provider(control).get("arguments").orElse(Json.Mapping.EMPTY);
        return point.substitutes() && !(configuration.isEmpty() && secrets.isEmpty())
                ? Substitution.apply(written, bindings())
                : written;
    }

    private Map<String, Json> bindings() {
        var bindings = new LinkedHashMap<>(configuration.members());
        for (Json group : secrets.members().values()) {
            if (group instanceof Json.Mapping(var values)) {
                values.forEach(bindings::putIfAbsent);
            }
        }
        return bindings;
    }

    /** What was given, with what the control has changed of it. */
    ControlAnswer.Left left(Json.Mapping changed) {
        return new ControlAnswer.Left(
                changed.get("context").orElse(context),
                changed.get("state").orElse(state),
                changed.get("experiment").orElse(experiment),
                changed.get("configuration").orElse(configuration));
    }
}
