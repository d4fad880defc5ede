package dev.squall.model.experiment;

import java.util.Map;
import java.util.Optional;

/**
 * The Python functions of well-known extensions that native classes stand in for, one line each. Arguments pass through
 * unchanged: the native function takes the same names.
 */
public final class NativeFunctions {
    private record Twin(String family, String func) {}

    private static final Map<String, Twin> TWINS = Map.ofEntries(
            Map.entry("chaosk8s.actions.terminate_pods", new Twin("kubernetes", "pod-kill")),
            Map.entry("chaosk8s.pod.actions.terminate_pods", new Twin("kubernetes", "pod-kill")),
            Map.entry("chaosk8s.pod.actions.delete_pods", new Twin("kubernetes", "pod-kill")),
            Map.entry("chaosk8s.actions.start_pods", new Twin("kubernetes", "start-pods")),
            Map.entry("chaoslib.probes.prometheus.query", new Twin("prometheus", "query")));

    private NativeFunctions() {}

    static Optional<Provider.Native> twinOf(Provider.Python call) {
        return Optional.ofNullable(TWINS.get(call.module() + "." + call.func()))
                .map(twin -> new Provider.Native(twin.family(), twin.func(), call.arguments()));
    }
}
