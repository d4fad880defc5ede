package dev.squall.agent.worker;

import dev.squall.agent.call.Call;
import dev.squall.agent.call.Rejection;
import dev.squall.agent.policy.Policy;
import dev.squall.model.experiment.Provider;
import dev.squall.model.experiment.Secrets;
import dev.squall.model.experiment.Substitution;
import dev.squall.model.json.Json;
import dev.squall.model.message.Refusal;
import dev.squall.model.message.Scope;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Replaces patterns by Chaos Toolkit's rules: configuration first, then the secrets of all groups by their inner names. Only
 * secrets that the provider names are read. A native function's {@code secret} argument may be a secret's plain name.
 */
public final class NodeResolver implements Resolver {
    private static final String BY_NAME = "secret";

    private final Policy policy;
    private final Function<String, Optional<String>> environment;

    public NodeResolver(Policy policy, Function<String, Optional<String>> environment) {
        this.policy = policy;
        this.environment = environment;
    }

    @Override
    public Resolution resolve(Provider provider, Scope scope) {
        Call call = Call.of(provider);
        if (scope.configuration().isEmpty() && scope.secrets().isEmpty()) {
            return new Resolution.Resolved(alone(provider, call), Set.of());
        }
        Map<String, Json> bindings = new LinkedHashMap<>();
        Set<Json> secrets = new LinkedHashSet<>();
        for (var named : named(call.arguments(), scope).entrySet()) {
            switch (read(named.getKey(), named.getValue())) {
                case Found(Json value) -> {
                    bindings.put(named.getKey(), value);
                    secrets.add(value);
                }
                case NotThere(Rejection rejection) -> {
                    return new Resolution.Unresolved(rejection);
                }
            }
        }
        bindings.putAll(scope.configuration());
        try {
            return new Resolution.Resolved(substituted(provider, call, bindings), secrets);
        } catch (Substitution.TooLarge e) {
            return new Resolution.Unresolved(new Rejection(Refusal.INVALID, String.valueOf(e.getMessage())));
        }
    }

    /** Without configuration and secrets only an address, its headers and its timeout go through the template. */
    private static Call alone(Provider provider, Call call) {
        return switch (provider) {
            case Provider.Http http ->
                new Call(
                        call.family(),
                        call.func(),
                        mapping(call.arguments().with("arguments", Json.NULL), Map.of())
                                .with("arguments", http.arguments()));
            case Provider.Process _, Provider.Python _, Provider.Native _ -> call;
        };
    }

    /** A program's path and time limit are taken as they are. */
    private static Call substituted(Provider provider, Call call, Map<String, Json> bindings) {
        Json.Mapping arguments = switch (provider) {
            case Provider.Http http -> mapping(call.arguments(), bindings).with("method", Json.of(http.method()));
            case Provider.Process process ->
                call.arguments().with("arguments", Substitution.apply(process.arguments(), bindings));
            case Provider.Python _, Provider.Native _ -> byName(mapping(call.arguments(), bindings), bindings);
        };
        return new Call(call.family(), call.func(), arguments);
    }

    private static Json.Mapping mapping(Json.Mapping arguments, Map<String, Json> bindings) {
        return Substitution.apply(arguments, bindings) instanceof Json.Mapping mapping ? mapping : arguments;
    }

    private static Json.Mapping byName(Json.Mapping arguments, Map<String, Json> bindings) {
        return arguments
                .text(BY_NAME)
                .flatMap(name -> Optional.ofNullable(bindings.get(name)))
                .map(value -> arguments.with(BY_NAME, value))
                .orElse(arguments);
    }

    /** The secrets that the arguments name, by inner name; the last group that has one gives it. */
    private static Map<String, Secrets.Secret> named(Json.Mapping arguments, Scope scope) {
        Map<String, Secrets.Secret> named = new LinkedHashMap<>();
        scope.secrets()
                .groups()
                .values()
                .forEach(group -> group.forEach((name, secret) -> {
                    boolean hidden = scope.configuration().containsKey(name);
                    boolean wanted = arguments.text(BY_NAME).equals(Optional.of(name))
                            || texts(arguments)
                                    .anyMatch(text -> text.contains("$" + name) || text.contains("${" + name + "}"));
                    if (wanted && !hidden) {
                        named.put(name, secret);
                    }
                }));
        return named;
    }

    private static Stream<String> texts(Json value) {
        return switch (value) {
            case Json.Text(String text) -> Stream.of(text);
            case Json.Array(var items) -> items.stream().flatMap(NodeResolver::texts);
            case Json.Mapping(var members) -> members.values().stream().flatMap(NodeResolver::texts);
            case Json.Null(), Json.Bool _, Json.Number _ -> Stream.empty();
        };
    }

    private sealed interface Lookup {}

    private record Found(Json value) implements Lookup {}

    private record NotThere(Rejection rejection) implements Lookup {}

    private Lookup read(String name, Secrets.Secret secret) {
        return switch (secret) {
            case Secrets.Secret.Literal(Json value) -> new Found(value);
            case Secrets.Secret.Environment(String key)
            when !policy.mayReadEnvironment(key) ->
                new NotThere(Rejection.forbidden(
                        "secret '" + name + "' is in the variable " + key + ", which this node does not give out"));
            case Secrets.Secret.Environment(String key) ->
                environment
                        .apply(key)
                        .<Lookup>map(value -> new Found(Json.of(value)))
                        .orElseGet(() -> new NotThere(new Rejection(
                                Refusal.INVALID,
                                "secret '" + name + "' is not there: set the variable " + key + " of the agent")));
            case Secrets.Secret.Vault _ ->
                new NotThere(new Rejection(
                        Refusal.UNSUPPORTED, "secret '" + name + "' is in a Vault, which this agent cannot read"));
        };
    }
}
