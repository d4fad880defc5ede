package dev.squall.agent.secret;

import dev.squall.agent.http.HttpArguments;
import dev.squall.agent.http.HttpExchange;
import dev.squall.agent.http.HttpReply;
import dev.squall.agent.policy.Policy;
import dev.squall.model.json.Json;
import dev.squall.model.resolution.Vault;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads secrets from HashiCorp's Vault over its HTTP API, versions 1 and 2 of its key-value engine, where the experiment's
 * configuration says as Chaos Toolkit reads it, see {@link VaultSettings}. Logs in once, at the first secret. Only the
 * addresses that the node's policy names are spoken to. Nothing that it says of a failure holds a token or a secret.
 */
public final class HashiCorpVault implements Vault {
    private static final int OK = 200;

    private final HttpExchange exchange;
    private final VaultSettings settings;
    private final Policy policy;
    private Optional<String> token = Optional.empty();

    /** Through the proxies that the environment names. */
    public static HashiCorpVault of(
            Map<String, Json> configuration, Function<String, Optional<String>> environment, Policy policy) {
        var settings = new VaultSettings(configuration, environment);
        return new HashiCorpVault(HttpExchange.of(environment), settings, policy);
    }

    HashiCorpVault(HttpExchange exchange, VaultSettings settings, Policy policy) {
        this.exchange = exchange;
        this.settings = settings;
        this.policy = policy;
    }

    @Override
    public Found find(String path, Optional<String> key) throws InterruptedException {
        var address = settings.address();
        if (address.isEmpty()) {
            return missing("the configuration has no 'vault_addr', and there is no VAULT_ADDR on this node");
        }
        if (!policy.mayAskVault(address.get())) {
            return missing("this node does not speak to the vault at " + address.get());
        }
        if (token.isEmpty()) {
            switch (login()) {
                case Found.Missing unknown -> {
                    return unknown;
                }
                case Found.Value(Json given) -> token = text(given);
            }
        }
        return switch (ask("GET", settings.place(path), Json.NULL)) {
            case Found.Missing unknown -> unknown;
            case Found.Value(Json answer) -> entry(answer, path, key);
        };
    }

    private Found entry(Json answer, String path, Optional<String> key) {
        Json data = answer.member("data");
        Json entries = settings.isFirstVersion() ? data : data.member("data");
        if (!(entries instanceof Json.Mapping mapping)) {
            return missing("the vault has nothing at '" + path + "'");
        }
        if (key.isEmpty()) {
            return new Found.Value(mapping);
        }
        return mapping.get(key.get())
                .<Found>map(Found.Value::new)
                .orElseGet(() -> missing("what the vault has at '" + path + "' has no '" + key.get() + "'"));
    }

    private Found login() throws InterruptedException {
        return switch (settings.login()) {
            case VaultSettings.Login.Token(String given) -> new Found.Value(Json.of(given));
            case VaultSettings.Login.Nothing(String reason) -> missing(reason);
            case VaultSettings.Login.At(String mount, Json.Mapping who) ->
                switch (ask("POST", "auth/" + mount + "/login", who)) {
                    case Found.Missing unknown -> unknown;
                    case Found.Value(Json answer) ->
                        text(answer.member("auth").member("client_token"))
                                .<Found>map(given -> new Found.Value(Json.of(given)))
                                .orElseGet(() -> missing("the vault gave no token at its login"));
                };
        };
    }

    private Found ask(String method, String place, Json content) throws InterruptedException {
        var headers =
                Json.mapping("X-Vault-Request", Json.of("true")).with("Content-Type", Json.of("application/json"));
        var request = Json.mapping("url", Json.of(settings.address().orElseThrow() + "/v1/" + place))
                .with("method", Json.of(method))
                .with("headers", token.isPresent() ? headers.with("X-Vault-Token", Json.of(token.get())) : headers)
                .with("arguments", content);
        return switch (HttpArguments.read(request)) {
            case HttpArguments.Reading.Wrong _ -> missing("'vault_addr' must be an absolute http or https address");
            case HttpArguments.Reading.Request(var asked) ->
                switch (exchange.send(asked)) {
                    case HttpExchange.Result.Failed(var _, String reason) -> missing(reason);
                    case HttpExchange.Result.Replied(HttpReply reply) -> read(reply, asked.target());
                };
        };
    }

    private static Found read(HttpReply reply, String target) {
        var json = reply.json();
        if (reply.status() == OK && json.isPresent()) {
            return new Found.Value(json.get());
        }
        return missing("the vault answered " + reply.status() + " at " + target);
    }

    private static Found missing(String reason) {
        return new Found.Missing(reason);
    }

    private static Optional<String> text(Json value) {
        return value instanceof Json.Text(String text) && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }
}
