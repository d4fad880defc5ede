package dev.squall.model.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.experiment.Secrets;
import dev.squall.model.experiment.Secrets.Secret;
import dev.squall.model.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretsResolverTest {
    @Test
    void findsLiteralsAndVariables() throws Exception {
        var group = new LinkedHashMap<String, Secret>();
        group.put("token", new Secret.Environment("TOKEN"));
        group.put("user", new Secret.Literal(Json.of("me")));
        var resolved =
                SecretsResolver.resolve(new Secrets(Map.of("api", group)), key -> Optional.of("t0p"), Vault.NONE);
        assertThat(resolved.groups()).isEqualTo(Map.of("api", Map.of("token", Json.of("t0p"), "user", Json.of("me"))));
    }

    @Test
    void aMissingVariableAndAVaultAreProblems() throws Exception {
        var group = new LinkedHashMap<String, Secret>();
        group.put("token", new Secret.Environment("TOKEN"));
        group.put("stored", new Secret.Vault("foo/bar", Optional.empty()));
        var resolved = SecretsResolver.resolve(new Secrets(Map.of("api", group)), _ -> Optional.empty(), Vault.NONE);
        assertThat(resolved.problems())
                .containsExactly(
                        "secrets.api.token: there is no environment variable 'TOKEN' on this node",
                        "secrets.api.stored: no vault is read here");
        assertThat(resolved.groups()).isEqualTo(Map.of("api", Map.of()));
    }

    @Test
    void configurationComesBeforeSecretsAndTheirFirstGroupBeforeTheNext() throws Exception {
        var groups = new LinkedHashMap<String, Map<String, Secret>>();
        groups.put("one", Map.of("a", new Secret.Literal(Json.of(1)), "b", new Secret.Literal(Json.of(1))));
        groups.put("two", Map.of("b", new Secret.Literal(Json.of(2)), "c", new Secret.Literal(Json.of(2))));
        var bindings = SecretsResolver.resolve(new Secrets(groups), _ -> Optional.empty(), Vault.NONE)
                .bindings(Map.of("a", Json.of(0)));
        assertThat(bindings).isEqualTo(Map.of("a", Json.of(0), "b", Json.of(1), "c", Json.of(2)));
    }
}
