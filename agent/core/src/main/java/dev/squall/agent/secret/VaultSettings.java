package dev.squall.agent.secret;

import dev.squall.model.codec.SourceText;
import dev.squall.model.json.Json;
import dev.squall.model.json.PythonValues;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where a vault is and who asks it: the keys of an experiment's configuration that Chaos Toolkit reads, and what Vault's own
 * command line takes from the environment where they are silent.
 *
 * <pre>
 * vault_addr                           http://127.0.0.1:8200; or VAULT_ADDR
 * vault_token                          or VAULT_TOKEN
 * vault_role_id, vault_role_secret     login as an application
 * vault_sa_role                        login as a Kubernetes service account, with
 *   vault_sa_token_path                its token, /var/run/secrets/kubernetes.io/serviceaccount/token
 *   vault_k8s_mount_point              kubernetes
 * vault_kv_version                     2; or 1
 * vault_secrets_mount_point            secret
 * </pre>
 */
record VaultSettings(Map<String, Json> configuration, Function<String, Optional<String>> environment) {
    private static final String TOKEN_PATH = "/var/run/secrets/kubernetes.io/serviceaccount/token";

    /** How to get a token. */
    sealed interface Login {
        record Token(String token) implements Login {}

        /** @param who what is posted there */
        record At(String mount, Json.Mapping who) implements Login {}

        record Nothing(String reason) implements Login {}
    }

    /** Without a slash at its end. */
    Optional<String> address() {
        return configured("vault_addr")
                .or(() -> environment.apply("VAULT_ADDR"))
                .map(address -> address.endsWith("/") ? address.substring(0, address.length() - 1) : address);
    }

    boolean isFirstVersion() {
        return configured("vault_kv_version").equals(Optional.of("1"));
    }

    /** Behind {@code /v1/}. */
    String place(String path) {
        String mount = configured("vault_secrets_mount_point").orElse("secret");
        String inside = path.startsWith("/") ? path.substring(1) : path;
        return isFirstVersion() ? mount + "/" + inside : mount + "/data/" + inside;
    }

    /** The first that is configured: a token, an application, a service account; then the environment's token. */
    Login login() {
        var token = configured("vault_token");
        if (token.isPresent()) {
            return new Login.Token(token.get());
        }
        var role = configured("vault_role_id");
        var secret = configured("vault_role_secret");
        if (role.isPresent() && secret.isPresent()) {
            return new Login.At(
                    "approle", Json.mapping("role_id", Json.of(role.get())).with("secret_id", Json.of(secret.get())));
        }
        var account = configured("vault_sa_role");
        if (account.isPresent()) {
            return serviceAccount(account.get());
        }
        return environment
                .apply("VAULT_TOKEN")
                .<Login>map(Login.Token::new)
                .orElseGet(() -> new Login.Nothing("the configuration has neither 'vault_token', 'vault_role_id' with"
                        + " 'vault_role_secret' nor 'vault_sa_role', and there is no VAULT_TOKEN on this node"));
    }

    private Login serviceAccount(String role) {
        String file = configured("vault_sa_token_path").orElse(TOKEN_PATH);
        return switch (SourceText.load(Path.of(file))) {
            case SourceText.Loaded(var _, String jwt) ->
                new Login.At(
                        configured("vault_k8s_mount_point").orElse("kubernetes"),
                        Json.mapping("role", Json.of(role)).with("jwt", Json.of(jwt.strip())));
            case SourceText.Unloadable _ ->
                new Login.Nothing("the service account's token '" + file + "' cannot be read");
        };
    }

    private Optional<String> configured(String key) {
        return Optional.ofNullable(configuration.get(key))
                .filter(value -> !value.equals(Json.NULL))
                .map(PythonValues::text)
                .filter(text -> !text.isBlank());
    }
}
