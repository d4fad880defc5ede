package dev.squall.agent.fault.kubernetes;

import dev.squall.agent.fault.Fault;
import dev.squall.agent.kubernetes.KubernetesAccess;
import java.util.List;

/** All functions of the family {@code kubernetes}. */
public final class PodFaults {
    private PodFaults() {}

    public static List<Fault> all(KubernetesAccess access) {
        return List.of(new PodKill(access), new PodEvict(access), new PodExec(access), new StartPods(access));
    }
}
