package dev.squall.agent.fault.toxic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.call.Call;
import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.RealContext;
import dev.squall.agent.fault.Effect;
import dev.squall.agent.fault.Effect.Outcome;
import dev.squall.agent.fault.Injector;
import dev.squall.agent.fault.Injector.Injected;
import dev.squall.agent.fault.Plan;
import dev.squall.agent.policy.Policy;
import dev.squall.agent.probe.Observation;
import dev.squall.agent.probe.ToxiproxyProxy;
import dev.squall.agent.worker.NodeResolver;
import dev.squall.agent.worker.Resolver.Resolution;
import dev.squall.model.experiment.Provider;
import dev.squall.model.experiment.Secrets;
import dev.squall.model.json.Json;
import dev.squall.model.message.Scope;
import eu.rekawek.toxiproxy.model.ToxicDirection;
import eu.rekawek.toxiproxy.model.toxic.Bandwidth;
import eu.rekawek.toxiproxy.model.toxic.Latency;
import eu.rekawek.toxiproxy.model.toxic.LimitData;
import eu.rekawek.toxiproxy.model.toxic.Slicer;
import eu.rekawek.toxiproxy.model.toxic.SlowClose;
import eu.rekawek.toxiproxy.model.toxic.Timeout;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every function of chaostoxi, called as an experiment calls it: by module and name, with its configuration. */
@org.junit.jupiter.api.Timeout(120)
abstract class ChaosToxiContract {
    private static final CallContext CONTEXT = RealContext.of("run/method[0]/one/a");
    private static final Json TRUE = Json.of(true);
    private static final Json FALSE = Json.of(false);
    private static final String TOXIC = "\"for_proxy\": \"redis\", \"toxic_name\": \"t\"";

    private Scope scope = Scope.EMPTY;

    abstract Server server();

    @BeforeEach
    void renew() throws IOException {
        server().renew();
        scope = configured(Map.of("toxiproxy_url", Json.of(server().url())));
    }

    private static Scope configured(Map<String, Json> configuration) {
        return new Scope(configuration, Secrets.EMPTY);
    }

    /** What the function gives; a failure is a text that begins with {@code failed}. */
    private Json call(String module, String func, String arguments) throws InterruptedException {
        var provider = new Provider.Python(
                "chaostoxi." + module, func, AddToxicsContract.json("{" + arguments + "}"), List.of());
        assertThat(provider.family()).isEqualTo("toxiproxy");
        Optional<String> host = Optional.of("127.0.0.1");
        var resolver = new NodeResolver(Policy.PERMISSIVE, _ -> host);
        Call call = ((Resolution.Resolved) resolver.resolve(provider, Call.of(provider), scope)).call();
        for (var prober : ToxiproxyProxy.all()) {
            if (call.name().equals(prober.family() + "." + prober.func())) {
                return prober.observe(call.arguments(), CONTEXT) instanceof Observation.Seen(Json seen)
                        ? seen
                        : Json.of("failed");
            }
        }
        for (var fault : ToxicFaults.all(Policy.PERMISSIVE, _ -> host)) {
            if (call.name().equals(fault.family() + "." + fault.func())) {
                return switch (fault.plan(call.arguments(), CONTEXT)) {
                    case Plan.Ready ready -> done(fault, ready.data());
                    case Plan other -> Json.of("failed: " + other);
                };
            }
        }
        throw new AssertionError(call.name() + " is no function of an agent");
    }

    private static Json done(dev.squall.agent.fault.Fault fault, Json.Mapping data) throws InterruptedException {
        return switch (fault) {
            case Injector injector ->
                injector.inject(data, CONTEXT) instanceof Injected.InPlace(Json output) ? output : Json.of("failed");
            case Effect effect ->
                effect.act(data, CONTEXT) instanceof Outcome.Done(Json output) ? output : Json.of("failed");
        };
    }

    private Json toxic(String func, String arguments) throws InterruptedException {
        return call("toxic.actions", func, TOXIC + arguments);
    }

    private Json proxy(String func, String arguments) throws InterruptedException {
        return call("proxy.actions", func, arguments);
    }

    @Test
    void createToxicTakesEveryTypeWithStreamToxicityAndAttributes() throws Exception {
        Json created = toxic(
                "create_toxic",
                ", \"toxic_type\": \"latency\", \"stream\": \"upstream\", \"toxicity\": 0.5,"
                        + " \"attributes\": {\"latency\": 30}");

        assertThat(created).isEqualTo(TRUE);
        var there = server().redis().toxics().get("t", Latency.class);
        assertThat(there.getStream()).isEqualTo(ToxicDirection.UPSTREAM);
        assertThat(there.getToxicity()).isEqualTo(0.5f);
        assertThat(there.getLatency()).isEqualTo(30);
    }

    @Test
    void createToxicIsDownstreamAndOfEveryConnectionUnlessSaid() throws Exception {
        assertThat(toxic("create_toxic", ", \"toxic_type\": \"latency\", \"attributes\": null"))
                .isEqualTo(TRUE);

        var there = server().redis().toxics().get("t", Latency.class);
        assertThat(there.getStream()).isEqualTo(ToxicDirection.DOWNSTREAM);
        assertThat(there.getToxicity()).isEqualTo(1f);
    }

    @Test
    void createToxicFailsWhenTheNameIsTaken() throws Exception {
        server().redis().toxics().latency("t", ToxicDirection.DOWNSTREAM, 7);

        assertThat(toxic("create_latency_toxic", ", \"latency\": 30").toString())
                .contains("failed");

        assertThat(server().redis().toxics().get("t", Latency.class).getLatency())
                .isEqualTo(7);
    }

    @Test
    void createLatencyToxic() throws Exception {
        assertThat(toxic("create_latency_toxic", ", \"latency\": 30, \"jitter\": 4"))
                .isEqualTo(TRUE);

        var there = server().redis().toxics().get("t", Latency.class);
        assertThat(List.of(there.getLatency(), there.getJitter())).containsExactly(30L, 4L);
    }

    @Test
    void createBandwidthDegradationToxic() throws Exception {
        assertThat(toxic("create_bandwith_degradation_toxic", ", \"rate\": 12")).isEqualTo(TRUE);

        assertThat(server().redis().toxics().get("t", Bandwidth.class).getRate())
                .isEqualTo(12);
    }

    @Test
    void createSlowConnectionCloseToxic() throws Exception {
        assertThat(toxic("create_slow_connection_close_toxic", ", \"delay\": 12"))
                .isEqualTo(TRUE);

        assertThat(server().redis().toxics().get("t", SlowClose.class).getDelay())
                .isEqualTo(12);
    }

    @Test
    void createTimeoutToxic() throws Exception {
        assertThat(toxic("create_timeout_toxic", ", \"timeout\": 0")).isEqualTo(TRUE);

        assertThat(server().redis().toxics().get("t", Timeout.class).getTimeout())
                .isZero();
    }

    @Test
    void createSlicerToxic() throws Exception {
        assertThat(toxic("create_slicer_toxic", ", \"average_size\": 9, \"size_variation\": 2, \"delay\": 5"))
                .isEqualTo(TRUE);

        var there = server().redis().toxics().get("t", Slicer.class);
        assertThat(List.of(there.getAverageSize(), there.getSizeVariation(), there.getDelay()))
                .containsExactly(9L, 2L, 5L);
    }

    @Test
    void createLimiterToxic() throws Exception {
        assertThat(toxic("create_limiter_toxic", ", \"bytes_limit\": 12")).isEqualTo(TRUE);

        assertThat(server().redis().toxics().get("t", LimitData.class).getBytes())
                .isEqualTo(12);
    }

    @Test
    void deleteToxicSaysWhetherThereWasOne() throws Exception {
        server().redis().toxics().latency("t", ToxicDirection.DOWNSTREAM, 7);

        assertThat(toxic("delete_toxic", "")).isEqualTo(TRUE);
        assertThat(toxic("delete_toxic", "")).isEqualTo(FALSE);
        assertThat(server().redis().toxics().getAll()).isEmpty();
    }

    @Test
    void createProxyListensOnAFreePortUnlessSaid() throws Exception {
        assertThat(proxy(
                        "create_proxy",
                        "\"proxy_name\": \"db\", \"upstream_host\": \"env:DB_HOST\", \"upstream_port\": 5432"))
                .isEqualTo(TRUE);

        var there = server().client().getProxy("db");
        assertThat(there.getUpstream()).isEqualTo("127.0.0.1:5432");
        assertThat(there.isEnabled()).isTrue();
        assertThat(there.getListen()).doesNotEndWith(":0");
        assertThat(proxy("create_proxy", "\"proxy_name\": \"db\", \"upstream_host\": \"h\", \"upstream_port\": 1"))
                .isEqualTo(Json.of("failed"));
    }

    @Test
    void disableProxyAndEnableProxy() throws Exception {
        assertThat(proxy("disable_proxy", "\"proxy_name\": \"redis\"")).isEqualTo(TRUE);
        assertThat(server().redis().isEnabled()).isFalse();
        assertThat(proxy("disable_proxy", "\"proxy_name\": \"redis\"")).isEqualTo(TRUE);

        assertThat(proxy("enable_proxy", "\"proxy_name\": \"redis\"")).isEqualTo(TRUE);

        assertThat(server().redis().isEnabled()).isTrue();
        assertThat(proxy("enable_proxy", "\"proxy_name\": \"nobody\"")).isEqualTo(Json.of("failed"));
    }

    @Test
    void modifyProxyChangesWhatIsSaidAlone() throws Exception {
        String listen = server().redis().getListen();

        assertThat(proxy("modify_proxy", "\"proxy_name\": \"redis\", \"upstream_address\": \"127.0.0.1:1\""))
                .isEqualTo(TRUE);

        assertThat(server().redis().getUpstream()).isEqualTo("127.0.0.1:1");
        assertThat(server().redis().getListen()).isEqualTo(listen);
        assertThat(server().redis().isEnabled()).isTrue();
    }

    @Test
    void deleteProxyGivesNothingAlsoWhenThereIsNone() throws Exception {
        assertThat(proxy("delete_proxy", "\"proxy_name\": \"redis\"")).isEqualTo(Json.NULL);
        assertThat(proxy("delete_proxy", "\"proxy_name\": \"redis\"")).isEqualTo(Json.NULL);

        assertThat(server().client().getProxies()).isEmpty();
    }

    @Test
    void resetEnablesAndTakesToxicsAway() throws Exception {
        server().redis().toxics().latency("t", ToxicDirection.DOWNSTREAM, 7);
        server().redis().disable();

        assertThat(proxy("reset", "")).isEqualTo(TRUE);

        assertThat(server().redis().isEnabled()).isTrue();
        assertThat(server().redis().toxics().getAll()).isEmpty();
    }

    @Test
    void proxyExist() throws Exception {
        assertThat(call("proxy.probes", "proxy_exist", "\"proxy_name\": \"redis\""))
                .isEqualTo(TRUE);
        assertThat(call("proxy.probes", "proxy_exist", "\"proxy_name\": \"nobody\""))
                .isEqualTo(FALSE);
    }

    @Test
    void getProxyAttribute() throws Exception {
        String upstream = "\"proxy_name\": \"redis\", \"attribute\": \"upstream\"";
        assertThat(call("proxy.probes", "get_proxy_attribute", upstream)).isEqualTo(Json.of(Server.UPSTREAM));
        assertThat(call("proxy.probes", "get_proxy_attribute", upstream.replace("redis", "nobody")))
                .isEqualTo(Json.NULL);
        assertThat(call("proxy.probes", "get_proxy_attribute", upstream.replace("upstream", "weight")))
                .isEqualTo(Json.of("failed"));
    }

    @Test
    void theServerIsFoundByHostAndPortAsWell() throws Exception {
        int port = URI.create(server().url()).getPort();
        for (Json written : List.of(Json.of(port), Json.of(String.valueOf(port)))) {
            scope = configured(Map.of("toxiproxy_host", Json.of("127.0.0.1"), "toxiproxy_port", written));

            assertThat(call("proxy.probes", "proxy_exist", "\"proxy_name\": \"redis\""))
                    .isEqualTo(TRUE);
        }
    }
}
