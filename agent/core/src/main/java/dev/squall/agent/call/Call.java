package dev.squall.agent.call;

import dev.squall.model.experiment.Provider;
import dev.squall.model.json.Json;
import java.util.LinkedHashMap;

/**
 * Which function, with what. The providers that have a shape of their own are calls as well: {@code http.request} with
 * {@code url, method, headers, arguments, timeout, verify_tls, max_retries}, {@code process.run} with
 * {@code path, arguments, timeout}, and {@code python.call} with {@code module, func, arguments, secrets} unless a native
 * function stands in for it; its {@code secrets} are the names of groups, and the node puts their values in that place, and
 * {@code configuration} beside them.
 */
public record Call(String family, String func, Json.Mapping arguments) {

    public static Call of(Provider provider) {
        return switch (provider) {
            case Provider.Http http -> new Call("http", "request", request(http));
            case Provider.Process process -> new Call("process", "run", run(process));
            case Provider.Python python ->
                python.nativeTwin().map(Call::of).orElseGet(() -> new Call("python", "call", call(python)));
            case Provider.Native(String family, String func, Json.Mapping arguments) ->
                new Call(family, func, arguments);
        };
    }

    /** The name that policies, capabilities and logs use: {@code family.func}. */
    public String name() {
        return family + "." + func;
    }

    private static Json.Mapping request(Provider.Http http) {
        var members = new LinkedHashMap<String, Json>();
        members.put("url", Json.of(http.url()));
        members.put("method", Json.of(http.method()));
        members.put("headers", http.headers());
        members.put("arguments", http.arguments());
        members.put("timeout", http.timeout());
        members.put("verify_tls", Json.of(http.verifyTls()));
        members.put("max_retries", Json.of(http.maxRetries()));
        return new Json.Mapping(members);
    }

    private static Json.Mapping run(Provider.Process process) {
        var members = new LinkedHashMap<String, Json>();
        members.put("path", Json.of(process.path()));
        members.put("arguments", process.arguments());
        members.put("timeout", process.timeout());
        return new Json.Mapping(members);
    }

    private static Json.Mapping call(Provider.Python python) {
        var members = new LinkedHashMap<String, Json>();
        members.put("module", Json.of(python.module()));
        members.put("func", Json.of(python.func()));
        members.put("arguments", python.arguments());
        members.put(
                "secrets",
                new Json.Array(python.secrets().stream().map(Json::of).toList()));
        return new Json.Mapping(members);
    }
}
