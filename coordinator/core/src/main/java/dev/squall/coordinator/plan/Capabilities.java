package dev.squall.coordinator.plan;

import dev.squall.model.experiment.Provider;
import java.util.Set;

/** Whether an agent can carry a provider out. */
final class Capabilities {
    private Capabilities() {}

    static boolean cover(Set<String> capabilities, Provider provider) {
        return capabilities.contains(provider.family()) || capabilities.contains(nameOf(provider));
    }

    /** The names that agents advertise: {@code family.func}. */
    static String nameOf(Provider provider) {
        return switch (provider) {
            case Provider.Http _ -> "http.request";
            case Provider.Process _ -> "process.run";
            case Provider.Python python ->
                python.nativeTwin().map(Capabilities::nameOf).orElse("python.call");
            case Provider.Native(String family, String func, var _) -> family + "." + func;
        };
    }
}
