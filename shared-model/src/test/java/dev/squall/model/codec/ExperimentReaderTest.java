package dev.squall.model.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.experiment.Approval;
import dev.squall.model.experiment.Configuration;
import dev.squall.model.experiment.Experiment;
import dev.squall.model.experiment.Guard;
import dev.squall.model.experiment.Pauses;
import dev.squall.model.experiment.Provider;
import dev.squall.model.experiment.Secrets.Secret;
import dev.squall.model.experiment.Step;
import dev.squall.model.experiment.Strategies.HypothesisStrategy;
import dev.squall.model.experiment.Strategies.RollbackStrategy;
import dev.squall.model.experiment.Targets.AgentSelection.Mode;
import dev.squall.model.json.Json;
import dev.squall.model.tolerance.Tolerance;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExperimentReaderTest {
    private final Experiment whole = read(Samples.WHOLE);

    @Test
    void readsTheFrame() {
        assertThat(whole.title()).isEqualTo("Checkout survives");
        assertThat(whole.tags()).containsExactly("payments", "weekly");
        assertThat(whole.owner()).contains("team-payments");
        assertThat(whole.approval()).contains(new Approval(2));
        assertThat(whole.strategies().hypothesis()).contains(HypothesisStrategy.CONTINUOUSLY);
        assertThat(whole.strategies().rollbacks()).contains(RollbackStrategy.ALWAYS);
        assertThat(whole.extensions()).hasSize(1);
        assertThat(whole.controls())
                .singleElement()
                .satisfies(control -> assertThat(control.name()).isEqualTo("trace"));
    }

    @Test
    void readsConfigurationAndSecrets() {
        var values = whole.configuration().values();
        assertThat(values).containsOnlyKeys("wait", "port", "pods", "shape");
        assertThat(values.get("wait")).isEqualTo(new Configuration.Value.Literal(Json.of(2)));
        assertThat(values.get("port"))
                .isEqualTo(new Configuration.Value.Environment("PORT", Optional.of(Json.of(8080)), "int"));
        assertThat(values.get("pods")).isInstanceOf(Configuration.Value.Dynamic.class);
        assertThat(values.get("shape"))
                .isEqualTo(new Configuration.Value.Literal(Json.mapping("type", Json.of("round"))));
        var secrets = whole.secrets().groups();
        assertThat(secrets.get("api")).containsEntry("token", new Secret.Environment("TOKEN"));
        assertThat(secrets.get("api")).containsEntry("user", new Secret.Literal(Json.of("me")));
        assertThat(secrets.get("vault")).containsEntry("key", new Secret.Vault("foo/bar", Optional.of("password")));
    }

    @Test
    void readsEveryProvider() {
        assertThat(provider("call"))
                .isEqualTo(new Provider.Http(
                        "http://app:${port}/orders",
                        "POST",
                        Json.mapping("Content-Type", Json.of("application/json")),
                        Json.mapping("item", Json.of("x")),
                        Json.array(Json.of(1), Json.of(2.5)),
                        false,
                        3));
        assertThat(provider("run"))
                .isEqualTo(new Provider.Process("sh", Json.array(Json.of("-c"), Json.of("exit 0")), Json.of(0.5)));
        assertThat(provider("kill"))
                .isEqualTo(new Provider.Python(
                        "chaosk8s.pod.actions", "terminate_pods", Json.mapping("ns", Json.of("shop")), List.of("api")));
        assertThat(provider("slow"))
                .isEqualTo(new Provider.Native(
                        "toxiproxy",
                        "latency",
                        Json.mapping("proxy", Json.of("redis")).with("latency", Json.of("5s"))));
    }

    @Test
    void readsWhatAStepSaysAboutItself() {
        var slow = step("slow");
        assertThat(slow.kind()).isEqualTo(Step.Kind.ACTION);
        assertThat(slow.duration()).contains(Duration.ofSeconds(60));
        assertThat(slow.timeout()).contains(Duration.ofMillis(900));
        assertThat(slow.background()).isTrue();
        assertThat(slow.pauses())
                .isEqualTo(new Pauses(new Pauses.Pause.Named("wait"), new Pauses.Pause.Fixed(Duration.ofMillis(1500))));
        assertThat(slow.targets().orElseThrow().clusterSelector()).contains("env=staging");
        assertThat(slow.targets().orElseThrow().agents().mode()).isEqualTo(Mode.COUNT);
        assertThat(slow.targets().orElseThrow().agents().value()).isEqualTo(2);
        assertThat(slow.controls()).hasSize(1);
        assertThat(slow.source().text("name")).contains("slow");
    }

    @Test
    void readsEveryTolerance() {
        var tolerances = whole.hypothesis().orElseThrow().probes().stream()
                .map(probe -> probe.tolerance().orElseThrow())
                .toList();
        assertThat(tolerances.subList(0, 8))
                .containsExactly(
                        new Tolerance.Exactly(Json.of(true)),
                        new Tolerance.Exactly(Json.of(200)),
                        new Tolerance.Exactly(Json.of("${want}")),
                        new Tolerance.Listed(List.of(Json.of(1), Json.of(5))),
                        new Tolerance.Status(Set.of(200, 201)),
                        new Tolerance.Regex("^a", Optional.of("stdout")),
                        new Tolerance.JsonPathMatch("$.a", Optional.of("body"), Optional.of(Json.NULL), Optional.of(2)),
                        new Tolerance.Range(new BigDecimal("0.0"), new BigDecimal("0.5"), Optional.empty()));
        assertThat(tolerances.get(8)).isInstanceOf(Tolerance.ByProbe.class);
    }

    @Test
    void readsTargetsAndBlastRadius() {
        assertThat(whole.targets().clusters()).containsExactly("eu-1", "us-1");
        assertThat(whole.targets().agents().selector()).contains("zone=a");
        assertThat(whole.targets().quorum()).isEqualTo(0.9);
        var radius = whole.blastRadius().orElseThrow();
        assertThat(radius.maxPods()).contains(3);
        assertThat(radius.protect()).containsExactly("ns=kube-system");
    }

    @Test
    void readsGuards() {
        var guard = whole.guards().getFirst();
        var arguments = Json.mapping("query", Json.of("rate(errors[1m])"))
                .with("api_url", Json.of("http://prometheus:9090"))
                .with("secret", Json.of("prom-token"));
        assertThat(guard.source()).isEqualTo(new Provider.Native("prometheus", "query", arguments));
        assertThat(guard.abortWhen().holds(new BigDecimal("0.06"))).isTrue();
        assertThat(guard.warnWhen()).isPresent();
        assertThat(guard.reduce()).isEqualTo(Guard.Reduce.MAX);
        assertThat(guard.interval()).isEqualTo(Duration.ofSeconds(2));
        assertThat(guard.initialDelay()).isEqualTo(Duration.ofSeconds(10));
        assertThat(guard.trip().consecutive()).isEqualTo(2);
        assertThat(guard.trip().of()).contains(new Guard.Trip.OutOf(3, 5));
        assertThat(guard.trip().atOnce()).isPresent();
        assertThat(guard.noData()).isEqualTo(new Guard.NoData(Duration.ofSeconds(10), Guard.NoData.Do.UNKNOWN));
        assertThat(guard.relativeTo()).contains(new Guard.Relative("before-run", 1.2));
        assertThat(guard.before()).contains(Duration.ofSeconds(60));
        assertThat(guard.after()).contains(new Guard.After(Duration.ofMinutes(5), Duration.ofSeconds(60)));
        assertThat(guard.onTrip()).isEqualTo(Guard.OnTrip.HALT_CLUSTER);
        assertThat(guard.mode()).isEqualTo(Guard.Mode.SHADOW);
    }

    @Test
    void aGuardMayUseAnyProbeAndSaysWhereItsNumberIs() {
        var guard = whole.guards().getLast();
        assertThat(guard.source()).isInstanceOf(Provider.Http.class);
        assertThat(guard.target()).contains("$.body.rate");
        assertThat(guard.onTrip()).isEqualTo(Guard.OnTrip.ABORT_RUN);
    }

    @Test
    void aReferenceBecomesTheStepItNames() {
        var referred = whole.method().getLast();
        assertThat(referred.name()).isEqualTo("is-up");
        assertThat(referred.background()).isTrue();
        assertThat(referred.kind()).isEqualTo(Step.Kind.PROBE);
    }

    @Test
    void aProbeOfTheHypothesisMayReferToTheMethodWithAToleranceOfItsOwn() {
        var experiment = read("""
                title: t
                description: d
                steady-state-hypothesis: {title: s, probes: [{ref: m, tolerance: 4}]}
                method: [{type: probe, name: m, provider: {type: process, path: sh}}]
                """);
        assertThat(experiment.hypothesis().orElseThrow().probes().getFirst().tolerance())
                .contains(new Tolerance.Exactly(Json.of(4)));
    }

    @Test
    void ofTwoStepsWithOneNameTheLastIsReferredToAndTheHypothesisComesLast() {
        var experiment = read("""
                title: t
                description: d
                steady-state-hypothesis:
                  title: s
                  probes: [{type: probe, name: m, provider: {type: process, path: third}, tolerance: 0}]
                method:
                - {type: probe, name: m, provider: {type: process, path: first}}
                - {type: probe, name: m, provider: {type: process, path: second}}
                - {ref: m}
                """);
        assertThat(experiment.method().getLast().provider())
                .isEqualTo(new Provider.Process("third", Json.NULL, Json.NULL));
    }

    @Test
    void aHypothesisWithoutProbesIsNone() {
        var experiment = read("{title: t, description: d, method: [], steady-state-hypothesis: {title: s}}");
        assertThat(experiment.hypothesis()).isEmpty();
    }

    @Test
    void aStoredExperimentReadsTheSameFromItsSource() {
        assertThat(ExperimentReader.fromSource(whole.source())).isEqualTo(new Reading.Read(whole, List.of()));
    }

    @Test
    void aSampleOfEverythingHasNoWarnings() {
        assertThat(ExperimentReader.read("whole.yaml", Samples.WHOLE)).isEqualTo(new Reading.Read(whole, List.of()));
    }

    private Provider provider(String step) {
        return step(step).provider();
    }

    private Step step(String name) {
        return whole.method().stream()
                .filter(step -> step.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Experiment read(String text) {
        return switch (ExperimentReader.read("test.yaml", text)) {
            case Reading.Read read -> read.experiment();
            case Reading.Unreadable(var problems, var _) -> throw new AssertionError(problems.toString());
        };
    }
}
