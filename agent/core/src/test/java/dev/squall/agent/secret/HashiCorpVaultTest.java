package dev.squall.agent.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.http.HttpExchange;
import dev.squall.agent.policy.Policy;
import dev.squall.model.codec.JsonReader;
import dev.squall.model.json.Json;
import dev.squall.model.resolution.Vault.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Paths, headers and answers are those of Vault's HTTP API: secret/kv/kv-v1, kv-v2, auth/approle and auth/kubernetes. */
class HashiCorpVaultTest {
    private final Map<String, Json> configuration = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private VaultServer server;

    @TempDir
    private Path directory;

    @BeforeEach
    void start() throws IOException {
        server = new VaultServer();
        configuration.put("vault_addr", Json.of(server.address()));
        configuration.put("vault_token", Json.of(VaultServer.TOKEN));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HashiCorpVault vault(Policy policy) {
        var settings = new VaultSettings(configuration, name -> Optional.ofNullable(environment.get(name)));
        return new HashiCorpVault(HttpExchange.direct(), settings, policy);
    }

    private Found find(String path, String key) throws InterruptedException {
        return vault(Policy.PERMISSIVE).find(path, Optional.ofNullable(key));
    }

    private static Found value(String json) {
        return new Found.Value(JsonReader.parse(json.getBytes(UTF_8)));
    }

    private static String reason(Found found) {
        assertThat(found).isInstanceOf(Found.Missing.class);
        return ((Found.Missing) found).reason();
    }

    @Test
    void anEntryOrAllOfThemInBothVersions() throws Exception {
        assertThat(find("shop/api", "token")).isEqualTo(value("\"t0p\""));
        assertThat(find("shop/api", null)).isEqualTo(value("{\"token\": \"t0p\", \"user\": \"me\"}"));

        configuration.put("vault_kv_version", Json.of(1));
        configuration.put("vault_secrets_mount_point", Json.of("old"));
        assertThat(find("shop/api", "token")).isEqualTo(value("\"0ld\""));
    }

    @Test
    void anApplicationLogsInOnce() throws Exception {
        configuration.remove("vault_token");
        configuration.put("vault_role_id", Json.of("role"));
        configuration.put("vault_role_secret", Json.of("hush"));
        var vault = vault(Policy.PERMISSIVE);

        assertThat(vault.find("shop/api", Optional.of("token"))).isEqualTo(value("\"t0p\""));
        assertThat(vault.find("shop/api", Optional.of("user"))).isEqualTo(value("\"me\""));
        assertThat(server.asked)
                .containsExactly(
                        "POST /v1/auth/approle/login {\"role_id\": \"role\", \"secret_id\": \"hush\"}",
                        "GET /v1/secret/data/shop/api ",
                        "GET /v1/secret/data/shop/api ");
    }

    @Test
    void aServiceAccountLogsInWithItsToken() throws Exception {
        var token = Files.writeString(directory.resolve("token"), "jay.double.you\n");
        configuration.remove("vault_token");
        configuration.put("vault_sa_role", Json.of("squall"));
        configuration.put("vault_sa_token_path", Json.of(token.toString()));
        configuration.put("vault_k8s_mount_point", Json.of("cluster"));

        assertThat(find("shop/api", "token")).isEqualTo(value("\"t0p\""));
        assertThat(server.asked)
                .first()
                .isEqualTo("POST /v1/auth/cluster/login {\"role\": \"squall\", \"jwt\": \"jay.double.you\"}");

        configuration.put(
                "vault_sa_token_path", Json.of(directory.resolve("none").toString()));
        assertThat(reason(find("shop/api", "token"))).contains("none' cannot be read");
    }

    @Test
    void theNodesOwnEnvironmentWillDo() throws Exception {
        configuration.clear();
        environment.put("VAULT_ADDR", server.address() + "/");
        environment.put("VAULT_TOKEN", VaultServer.TOKEN);

        assertThat(find("shop/api", "token")).isEqualTo(value("\"t0p\""));
    }

    @Test
    void whatIsMissingIsSaidWithoutAToken() throws Exception {
        assertThat(reason(find("shop/nothing", null)))
                .isEqualTo("the vault answered 404 at " + server.address() + "/v1/secret/data/shop/nothing");
        assertThat(reason(find("shop/api", "nothing"))).isEqualTo("what the vault has at 'shop/api' has no 'nothing'");
        configuration.put("vault_token", Json.of("wrong-one"));
        assertThat(reason(find("shop/api", "token"))).contains("answered 403").doesNotContain("wrong-one");
        configuration.remove("vault_token");
        assertThat(reason(find("shop/api", "token"))).contains("'vault_token'");
        configuration.clear();
        assertThat(reason(find("shop/api", "token"))).contains("'vault_addr'");
    }

    @Test
    void onlyAnAddressThatThePolicyNamesIsSpokenTo() throws Exception {
        assertThat(reason(vault(Policy.CAUTIOUS).find("shop/api", Optional.of("token"))))
                .isEqualTo("this node does not speak to the vault at " + server.address());
        assertThat(server.asked).isEmpty();
    }

    @Test
    void aVaultThatIsAwayIsAReason() throws Exception {
        server.close();

        assertThat(reason(find("shop/api", "token"))).contains("cannot connect");
    }
}
