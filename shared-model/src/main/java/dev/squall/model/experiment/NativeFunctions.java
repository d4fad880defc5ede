package dev.squall.model.experiment;

import dev.squall.model.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Python functions of well-known extensions that native classes stand in for, one line each. Arguments pass through
 * unchanged: the native function takes the same names, but where a line says otherwise. What the function reads from the configuration is given to it as an
 * argument {@code configuration} of patterns, which the agent replaces as it does in any argument.
 */
public final class NativeFunctions {
    /**
     * @param configuration the keys of the configuration that it reads
     * @param renamed       arguments that have another name there
     */
    private record Twin(String family, String func, List<String> configuration, Map<String, String> renamed) {
        Twin(String family, String func) {
            this(family, func, List.of(), Map.of());
        }

        Json.Mapping given(Json.Mapping arguments) {
            Json.Mapping named = renamed.isEmpty() ? arguments : renamed(arguments);
            if (configuration.isEmpty()) {
                return named;
            }
            Json.Mapping patterns = Json.Mapping.EMPTY;
            for (String key : configuration) {
                patterns = patterns.with(key, Json.of("${" + key + "}"));
            }
            return named.with("configuration", patterns);
        }

        private Json.Mapping renamed(Json.Mapping arguments) {
            var members = new LinkedHashMap<String, Json>();
            arguments.members().forEach((name, value) -> members.put(renamed.getOrDefault(name, name), value));
            return new Json.Mapping(members);
        }
    }

    private static final Map<String, Twin> TWINS = Map.ofEntries(
            Map.entry("chaosk8s.actions.terminate_pods", kubernetes("pod-kill")),
            Map.entry("chaosk8s.pod.actions.terminate_pods", kubernetes("pod-kill")),
            Map.entry(
                    "chaosk8s.pod.actions.delete_pods",
                    new Twin("kubernetes", "pod-kill", List.of(), Map.of("name", "name_pattern"))),
            Map.entry("chaosk8s.pod.actions.exec_in_pods", kubernetes("pod-exec")),
            Map.entry("chaosk8s.actions.start_pods", kubernetes("start-pods")),
            Map.entry("chaosk8s.pod.probes.pods_in_phase", kubernetes("pods-in-phase")),
            Map.entry("chaosk8s.pod.probes.pods_not_in_phase", kubernetes("pods-not-in-phase")),
            Map.entry("chaosk8s.pod.probes.pods_in_conditions", kubernetes("pods-in-conditions")),
            Map.entry("chaosk8s.pod.probes.pod_is_not_available", kubernetes("pod-is-not-available")),
            Map.entry("chaosk8s.pod.probes.all_pods_healthy", kubernetes("all-pods-healthy")),
            Map.entry("chaosk8s.pod.probes.count_pods", kubernetes("count-pods")),
            Map.entry("chaosk8s.pod.probes.count_min_pods", kubernetes("count-min-pods")),
            Map.entry("chaosk8s.pod.probes.read_pod_logs", kubernetes("read-pod-logs")),
            Map.entry("chaosk8s.pod.probes.should_be_found_in_logs", kubernetes("should-be-found-in-logs")),
            Map.entry(
                    "chaosk8s.deployment.probes.deployment_available_and_healthy",
                    kubernetes("deployment-available-and-healthy")),
            Map.entry(
                    "chaosk8s.deployment.probes.deployment_partially_available",
                    kubernetes("deployment-partially-available")),
            Map.entry(
                    "chaosk8s.deployment.probes.deployment_fully_available", kubernetes("deployment-fully-available")),
            Map.entry(
                    "chaosk8s.deployment.probes.deployment_not_fully_available",
                    kubernetes("deployment-not-fully-available")),
            Map.entry("chaosk8s.probes.all_microservices_healthy", kubernetes("all-pods-healthy")),
            Map.entry(
                    "chaosk8s.probes.microservice_available_and_healthy",
                    kubernetes("deployment-available-and-healthy")),
            Map.entry("chaosk8s.probes.microservice_is_not_available", kubernetes("pod-is-not-available")),
            Map.entry("chaosk8s.probes.deployment_is_fully_available", kubernetes("deployment-fully-available")),
            Map.entry(
                    "chaosk8s.probes.deployment_is_not_fully_available", kubernetes("deployment-not-fully-available")),
            Map.entry("chaosk8s.probes.read_microservices_logs", kubernetes("read-pod-logs")),
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
            Map.entry("chaosprometheus.probes.compute_mean", prometheus("mean")),
            Map.entry("chaosprometheus.probes.nodes_cpu_usage_mean", prometheus("nodes-cpu-mean")),
            Map.entry("chaoslib.probes.prometheus.query", new Twin("prometheus", "query")));

    private NativeFunctions() {}

    private static Twin kubernetes(String func) {
        return new Twin("kubernetes", func);
    }

    private static Twin toxiproxy(String func) {
        return new Twin("toxiproxy", func, List.of("toxiproxy_url", "toxiproxy_host", "toxiproxy_port"), Map.of());
    }

    private static Twin prometheus(String func) {
        return new Twin("prometheus", func, List.of("prometheus_base_url"), Map.of());
    }

    static Optional<Provider.Native> twinOf(Provider.Python call) {
        return Optional.ofNullable(TWINS.get(call.module() + "." + call.func()))
                .map(twin -> new Provider.Native(twin.family(), twin.func(), twin.given(call.arguments())));
    }
}
