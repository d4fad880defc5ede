package dev.squall.model.experiment;

import dev.squall.model.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Python functions of well-known extensions that native classes stand in for, one line each. Arguments pass through
 * unchanged: the native function takes the same names. What the function reads from the configuration is given to it as an
 * argument {@code configuration} of patterns, which the agent replaces as it does in any argument.
 */
public final class NativeFunctions {
    /** @param configuration the keys of the configuration that it reads */
    private record Twin(String family, String func, List<String> configuration) {
        Twin(String family, String func) {
            this(family, func, List.of());
        }

        Json.Mapping given(Json.Mapping arguments) {
            if (configuration.isEmpty()) {
                return arguments;
            }
            Json.Mapping patterns = Json.Mapping.EMPTY;
            for (String key : configuration) {
                patterns = patterns.with(key, Json.of("${" + key + "}"));
            }
            return arguments.with("configuration", patterns);
        }
    }

    private static final Map<String, Twin> TWINS = Map.ofEntries(
            Map.entry("chaosk8s.actions.terminate_pods", new Twin("kubernetes", "pod-kill")),
            Map.entry("chaosk8s.pod.actions.terminate_pods", new Twin("kubernetes", "pod-kill")),
            Map.entry("chaosk8s.pod.actions.delete_pods", new Twin("kubernetes", "pod-kill")),
            Map.entry("chaosk8s.actions.start_pods", new Twin("kubernetes", "start-pods")),
            Map.entry("chaostoxi.toxic.actions.create_toxic", toxiproxy("create-toxic")),
            Map.entry("chaostoxi.toxic.actions.create_latency_toxic", toxiproxy("create-latency-toxic")),
            Map.entry(
                    "chaostoxi.toxic.actions.create_bandwith_degradation_toxic",
                    toxiproxy("create-bandwith-degradation-toxic")),
            Map.entry(
                    "chaostoxi.toxic.actions.create_slow_connection_close_toxic",
                    toxiproxy("create-slow-connection-close-toxic")),
            Map.entry("chaostoxi.toxic.actions.create_timeout_toxic", toxiproxy("create-timeout-toxic")),
            Map.entry("chaostoxi.toxic.actions.create_slicer_toxic", toxiproxy("create-slicer-toxic")),
            Map.entry("chaostoxi.toxic.actions.create_limiter_toxic", toxiproxy("create-limiter-toxic")),
            Map.entry("chaostoxi.toxic.actions.delete_toxic", toxiproxy("delete-toxic")),
            Map.entry("chaostoxi.proxy.actions.create_proxy", toxiproxy("create-proxy")),
            Map.entry("chaostoxi.proxy.actions.modify_proxy", toxiproxy("modify-proxy")),
            Map.entry("chaostoxi.proxy.actions.disable_proxy", toxiproxy("disable-proxy")),
            Map.entry("chaostoxi.proxy.actions.enable_proxy", toxiproxy("enable-proxy")),
            Map.entry("chaostoxi.proxy.actions.delete_proxy", toxiproxy("delete-proxy")),
            Map.entry("chaostoxi.proxy.actions.reset", toxiproxy("reset")),
            Map.entry("chaostoxi.proxy.probes.proxy_exist", toxiproxy("proxy-exist")),
            Map.entry("chaostoxi.proxy.probes.get_proxy_attribute", toxiproxy("proxy-attribute")),
            Map.entry("chaosprometheus.probes.query", prometheus("response")),
            Map.entry("chaosprometheus.probes.query_interval", prometheus("range-response")),
            Map.entry("chaoslib.probes.prometheus.query", new Twin("prometheus", "query")));

    private NativeFunctions() {}

    private static Twin toxiproxy(String func) {
        return new Twin("toxiproxy", func, List.of("toxiproxy_url", "toxiproxy_host", "toxiproxy_port"));
    }

    private static Twin prometheus(String func) {
        return new Twin("prometheus", func, List.of("prometheus_base_url"));
    }

    static Optional<Provider.Native> twinOf(Provider.Python call) {
        return Optional.ofNullable(TWINS.get(call.module() + "." + call.func()))
                .map(twin -> new Provider.Native(twin.family(), twin.func(), twin.given(call.arguments())));
    }
}
