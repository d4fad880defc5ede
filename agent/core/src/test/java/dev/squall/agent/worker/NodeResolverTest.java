package dev.squall.agent.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.call.Call;
import dev.squall.agent.policy.Policy;
import dev.squall.agent.worker.Resolver.Resolution;
import dev.squall.model.experiment.Provider;
import dev.squall.model.experiment.Secrets;
import dev.squall.model.json.Json;
import dev.squall.model.message.Refusal;
import dev.squall.model.message.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NodeResolverTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("SQUALL_SECRET_TOKEN", "t0ken", "HOME", "/root");
    private static final Scope SCOPE = new Scope(
            Map.of("host", Json.of("example.com"), "wait", Json.of(3)),
            new Secrets(Map.of(
                    "group",
                    Map.of(
                            "token", new Secrets.Secret.Environment("SQUALL_SECRET_TOKEN"),
                            "home", new Secrets.Secret.Environment("HOME"),
                            "gone", new Secrets.Secret.Environment("SQUALL_SECRET_GONE"),
                            "written", new Secrets.Secret.Literal(Json.of("in the file"))))));

    private final NodeResolver resolver =
            new NodeResolver(Policy.CAUTIOUS, name -> Optional.ofNullable(ENVIRONMENT.get(name)));

    private static Provider.Http http(String url, Json headers, Json arguments) {
        return new Provider.Http(url, "GET", headers, arguments, Json.of("${wait}"), true, 0);
    }

    private static Provider.Native named(String key, String value) {
        return new Provider.Native("prometheus", "query", Json.mapping(key, Json.of(value)));
    }

    private Resolution unresolved(String variable) throws InterruptedException {
        var provider = named("query", "$" + variable);
        return resolver.resolve(provider, Call.of(provider), SCOPE);
    }

    private Resolution.Resolved resolved(Provider provider, Scope scope) throws InterruptedException {
        return (Resolution.Resolved) resolver.resolve(provider, Call.of(provider), scope);
    }

    @Test
    void configurationAndSecretsTakeThePlaceOfTheirNames() throws InterruptedException {
        var headers = Json.mapping("Authorization", Json.of("Bearer ${token}"));

        var resolved = resolved(http("http://${host}/", headers, Json.of("$host")), SCOPE);

        assertThat(resolved.call().arguments().members())
                .containsEntry("url", Json.of("http://example.com/"))
                .containsEntry("headers", Json.mapping("Authorization", Json.of("Bearer t0ken")))
                .containsEntry("arguments", Json.of("example.com"))
                .containsEntry("timeout", Json.of(3));
        assertThat(resolved.secrets()).containsExactly(Json.of("t0ken"));
    }

    @Test
    void withoutAnyOnlyTheAddressGoesThroughTheTemplate() throws InterruptedException {
        var resolved = resolved(http("http://a/$$", Json.NULL, Json.of("$$")), Scope.EMPTY);

        assertThat(resolved.call().arguments().members())
                .containsEntry("url", Json.of("http://a/$"))
                .containsEntry("arguments", Json.of("$$"));
    }

    @Test
    void aProgramsPathIsTakenAsItIs() throws InterruptedException {
        var resolved = resolved(new Provider.Process("$host", Json.array(Json.of("$host")), Json.NULL), SCOPE);

        assertThat(resolved.call().arguments().members())
                .containsEntry("path", Json.of("$host"))
                .containsEntry("arguments", Json.array(Json.of("example.com")));
    }

    @Test
    void aNativeFunctionNamesItsSecret() throws InterruptedException {
        assertThat(resolved(named("secret", "token"), SCOPE).call().arguments().get("secret"))
                .contains(Json.of("t0ken"));
    }

    @Test
    void onlySecretsThatAreNamedAreRead() throws InterruptedException {
        assertThat(resolved(named("query", "up"), SCOPE).secrets()).isEmpty();
        assertThat(resolved(named("query", "${written}"), SCOPE).secrets()).containsExactly(Json.of("in the file"));
    }

    @Test
    void aVariableThatTheNodeDoesNotGiveOutIsRefused() throws InterruptedException {
        assertThat(unresolved("home")).isInstanceOfSatisfying(Resolution.Unresolved.class, unresolved -> {
            assertThat(unresolved.rejection().reason()).isEqualTo(Refusal.POLICY);
            assertThat(unresolved.rejection().detail()).contains("HOME").doesNotContain("/root");
        });
    }

    @Test
    void aVariableThatIsNotThereIsSaidToBeMissing() throws InterruptedException {
        assertThat(unresolved("gone"))
                .isInstanceOfSatisfying(
                        Resolution.Unresolved.class,
                        unresolved ->
                                assertThat(unresolved.rejection().detail()).contains("SQUALL_SECRET_GONE"));
    }

    private static Provider.Python python(Json.Mapping arguments, String... groups) {
        return new Provider.Python("${host}", "$host", arguments, List.of(groups));
    }

    @Test
    void aPythonFunctionIsGivenTheConfigurationAndTheGroupsThatItsStepNames() throws InterruptedException {
        var scope = new Scope(
                Map.of("host", Json.of("example.com"), "token", Json.of("not the secret")),
                new Secrets(Map.of(
                        "one", Map.of("token", new Secrets.Secret.Literal(Json.of("1"))),
                        "two", Map.of("token", new Secrets.Secret.Literal(Json.of("2"))),
                        "three", Map.of("other", new Secrets.Secret.Environment("HOME")))));

        var resolved = resolved(python(Json.mapping("a", Json.of("$token $$")), "one", "two", "nosuch"), scope);

        assertThat(resolved.call().arguments())
                .isEqualTo(Json.mapping("module", Json.of("${host}"))
                        .with("func", Json.of("$host"))
                        .with("arguments", Json.mapping("a", Json.of("not the secret $")))
                        .with("configuration", new Json.Mapping(scope.configuration()))
                        .with("secrets", Json.mapping("token", Json.of("2"))));
        assertThat(resolved.secrets()).containsExactlyInAnyOrder(Json.of("1"), Json.of("2"));
    }

    @Test
    void aSecretThatOnlyAnArgumentNamesIsNotAmongThoseOfThePythonFunctionsGroups() throws InterruptedException {
        var scope = new Scope(
                Map.of(),
                new Secrets(Map.of(
                        "one", Map.of("token", new Secrets.Secret.Literal(Json.of("1"))),
                        "two", Map.of("pin", new Secrets.Secret.Literal(Json.of("2"))))));

        var arguments = resolved(python(Json.mapping("a", Json.of("$pin")), "one"), scope)
                .call()
                .arguments();

        assertThat(arguments.get("arguments")).contains(Json.mapping("a", Json.of("2")));
        assertThat(arguments.get("secrets")).contains(Json.mapping("token", Json.of("1")));
    }

    @Test
    void aPythonFunctionWhoseStepNamesNoGroupIsGivenNone() throws InterruptedException {
        assertThat(resolved(python(Json.Mapping.EMPTY), SCOPE)
                        .call()
                        .arguments()
                        .members())
                .doesNotContainKey("secrets");
        assertThat(resolved(python(Json.mapping("a", Json.of("$$"))), Scope.EMPTY)
                        .call()
                        .arguments())
                .isEqualTo(Json.mapping("module", Json.of("${host}"))
                        .with("func", Json.of("$host"))
                        .with("arguments", Json.mapping("a", Json.of("$$")))
                        .with("configuration", Json.Mapping.EMPTY));
    }

    @Test
    void aGroupWithASecretThatTheNodeDoesNotGiveOutIsRefusedWhole() throws InterruptedException {
        var provider = python(Json.Mapping.EMPTY, "group");

        assertThat(resolver.resolve(provider, Call.of(provider), SCOPE))
                .isInstanceOfSatisfying(
                        Resolution.Unresolved.class,
                        unresolved ->
                                assertThat(unresolved.rejection().detail()).contains("HOME"));
    }

    @Test
    void aPythonFunctionThatANativeOneStandsInForIsResolvedAsThatOne() throws InterruptedException {
        var provider = new Provider.Python(
                "chaoslib.probes.prometheus", "query", Json.mapping("query", Json.of("$host")), List.of("group"));

        assertThat(resolved(provider, SCOPE).call())
                .isEqualTo(new Call("prometheus", "query", Json.mapping("query", Json.of("example.com"))));
    }
}
