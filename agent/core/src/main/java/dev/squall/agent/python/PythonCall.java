package dev.squall.agent.python;

import dev.squall.model.json.Json;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * One function of one module, with what it is given.
 *
 * @param configuration all of it, for a function that has a parameter of this name
 * @param secrets       those of the groups that the step names, merged, for a function that has a parameter of this name;
 *                      empty when the step names none, so that the parameter keeps its default
 * @param told          whether it is only called when it tells its parameters, which some builtins do not
 */
public record PythonCall(
        String module,
        String func,
        Json.Mapping arguments,
        Json.Mapping configuration,
        Optional<Json.Mapping> secrets,
        boolean told) {

    public PythonCall(
            String module,
            String func,
            Json.Mapping arguments,
            Json.Mapping configuration,
            Optional<Json.Mapping> secrets) {
        this(module, func, arguments, configuration, secrets, false);
    }

    /** How messages, targets and policies call it. */
    public String name() {
        return module + "." + func;
    }

    Json.Mapping request() {
        var members = new LinkedHashMap<String, Json>();
        members.put("do", Json.of("call"));
        members.put("module", Json.of(module));
        members.put("func", Json.of(func));
        members.put("arguments", arguments);
        members.put("configuration", configuration);
        secrets.ifPresent(given -> members.put("secrets", given));
        members.put("told", Json.of(told));
        return new Json.Mapping(members);
    }
}
