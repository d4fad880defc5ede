package dev.squall.agent.worker;

import dev.squall.agent.call.Call;
import dev.squall.agent.call.Habits;
import dev.squall.agent.call.Rejection;
import dev.squall.agent.policy.Policy;
import dev.squall.agent.secret.HashiCorpVault;
import dev.squall.model.experiment.Provider;
import dev.squall.model.experiment.Secrets;
import dev.squall.model.experiment.Substitution;
import dev.squall.model.json.Json;
import dev.squall.model.message.Refusal;
import dev.squall.model.message.Scope;
import dev.squall.model.resolution.SecretsResolver;
import dev.squall.model.resolution.Vault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Replaces patterns by Chaos Toolkit's rules: configuration first, then the secrets of all groups by their inner names. Only
 * secrets that the provider names are read, of the environment and of a vault. A native function's {@code secret} argument may be a secret's plain name. A
 * Python function is given the whole configuration, and of the secrets the groups that its step names.
 */
public final class NodeResolver implements Resolver {
    private static final String BY_NAME = "secret";
    private static final List<String> TEMPLATES = List.of("url", "headers", "timeout");

    private final Habits habits;
    private final Policy policy;
    private final Function<String, Optional<String>> environment;

    public NodeResolver(Policy policy, Function<String, Optional<String>> environment) {
        this(policy, environment, Habits.CAREFUL);
    }

    public NodeResolver(Policy policy, Function<String, Optional<String>> environment, Habits habits) {
        this.habits = habits;
        this.policy = policy;
        this.environment = environment;
    }

    @Override
    public Resolution resolve(Provider provider, Call call, Scope scope) throws InterruptedException {
        if (scope.configuration().isEmpty() && scope.secrets().isEmpty()) {
            return new Resolution.Resolved(alone(provider, call), Set.of());
        }
        Secrets wanted = wanted(call, given(provider, call), scope);
        Optional<Rejection> forbidden = forbidden(wanted);
        if (forbidden.isPresent()) {
            return new Resolution.Unresolved(forbidden.get());
        }
        var resolved = SecretsResolver.resolve(wanted, environment, vault(wanted, scope));
        if (!resolved.problems().isEmpty()) {
            return new Resolution.Unresolved(
                    new Rejection(Refusal.INVALID, resolved.problems().getFirst()));
        }
        Map<String, Json> bindings = resolved.bindings(scope.configuration());
        Set<Json> secrets = habits.showsSecrets()
                ? Set.of()
                : resolved.groups().values().stream()
                        .flatMap(group -> group.values().stream())
                        .collect(Collectors.toSet());
        try {
            Call substituted = provider instanceof Provider.Python python && isPython(call)
                    ? python(python, call, bindings, scope, resolved.groups())
                    : substituted(provider, call, bindings);
            return new Resolution.Resolved(substituted, secrets);
        } catch (Substitution.TooLarge e) {
            return new Resolution.Unresolved(new Rejection(Refusal.INVALID, String.valueOf(e.getMessage())));
        }
    }

    private Vault vault(Secrets wanted, Scope scope) {
        return wanted.all().anyMatch(Secrets.Secret.Vault.class::isInstance)
                ? HashiCorpVault.of(scope.configuration(), environment, policy)
                : Vault.NONE;
    }

    /** Without configuration and secrets only an address, its headers and its timeout go through the template. */
    @SuppressWarnings("ReferenceEquality")
    private static Call alone(Provider provider, Call call) {
        return switch (provider) {
            case Provider.Http _ -> {
                Json.Mapping arguments = call.arguments();
                for (String name : TEMPLATES) {
                    Json written = arguments.members().getOrDefault(name, Json.NULL);
                    Json value = Substitution.apply(written, Map.of());
                    arguments = value.equals(written) ? arguments : arguments.with(name, value);
                }
                yield new Call(call.family(), call.func(), arguments);
            }
            case Provider.Python python when isPython(call) -> python(python, call, Map.of(), Scope.EMPTY, Map.of());
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

    /** Not one that a native function stands in for. */
    private static boolean isPython(Call call) {
        return call.family().equals("python");
    }

    private static List<String> given(Provider provider, Call call) {
        return isPython(call) && provider instanceof Provider.Python python ? python.secrets() : List.of();
    }

    /** Module and function are taken as they are. A step that names no group leaves the function its own default. */
    private static Call python(
            Provider.Python python,
            Call call,
            Map<String, Json> bindings,
            Scope scope,
            Map<String, Map<String, Json>> groups) {
        var members = new LinkedHashMap<>(call.arguments().members());
        if (!(scope.configuration().isEmpty() && scope.secrets().isEmpty())) {
            members.put("arguments", Substitution.apply(python.arguments(), bindings));
        }
        members.put("configuration", new Json.Mapping(scope.configuration()));
        members.remove("secrets");
        if (!python.secrets().isEmpty()) {
            var merged = new LinkedHashMap<String, Json>();
            python.secrets().forEach(group -> merged.putAll(groups.getOrDefault(group, Map.of())));
            members.put("secrets", new Json.Mapping(merged));
        }
        return new Call(call.family(), call.func(), new Json.Mapping(members));
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

    /** The secrets that the arguments name, and all of those groups. */
    private static Secrets wanted(Call call, List<String> whole, Scope scope) {
        Json.Mapping arguments = call.arguments();
        Map<String, Map<String, Secrets.Secret>> groups = new LinkedHashMap<>();
        scope.secrets()
                .groups()
                .forEach((group, secrets) -> secrets.forEach((name, secret) -> {
                    boolean hidden = scope.configuration().containsKey(name);
                    boolean named = arguments.text(BY_NAME).equals(Optional.of(name))
                            || texts(arguments)
                                    .anyMatch(text -> text.contains("$" + name) || text.contains("${" + name + "}"));
                    if (whole.contains(group) || named && !hidden) {
                        groups.computeIfAbsent(group, _ -> new LinkedHashMap<>())
                                .put(name, secret);
                    }
                }));
        return new Secrets(groups);
    }

    private Optional<Rejection> forbidden(Secrets wanted) {
        return wanted.all()
                .filter(Secrets.Secret.Environment.class::isInstance)
                .map(secret -> ((Secrets.Secret.Environment) secret).key())
                .filter(key -> !policy.mayReadEnvironment(key))
                .findFirst()
                .map(key -> Rejection.forbidden("this node does not give out its environment variable " + key));
    }

    private static Stream<String> texts(Json value) {
        return switch (value) {
            case Json.Text(String text) -> Stream.of(text);
            case Json.Array(var items) -> items.stream().flatMap(NodeResolver::texts);
            case Json.Mapping(var members) -> members.values().stream().flatMap(NodeResolver::texts);
            case Json.Null(), Json.Bool _, Json.Number _ -> Stream.empty();
        };
    }
}
