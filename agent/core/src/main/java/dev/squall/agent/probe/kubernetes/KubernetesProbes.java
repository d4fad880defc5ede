package dev.squall.agent.probe.kubernetes;

import dev.squall.agent.kubernetes.KubernetesAccess;
import dev.squall.agent.probe.Prober;
import java.util.ArrayList;
import java.util.List;

/** All probes of the family {@code kubernetes}. */
public final class KubernetesProbes {
    private KubernetesProbes() {}

    public static List<Prober> all(KubernetesAccess access) {
        var probes = new ArrayList<Prober>(PodProbe.all(access));
        probes.add(new PodLogs(access));
        probes.add(new LogSearch());
        probes.addAll(DeploymentProbe.all(access));
        return probes;
    }
}
