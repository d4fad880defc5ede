package dev.squall.deploy;

import static dev.squall.deploy.Shipped.at;
import static dev.squall.deploy.Shipped.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.fault.Fault;
import dev.squall.agent.fault.kubernetes.KubernetesAccess;
import dev.squall.agent.fault.kubernetes.PodEvict;
import dev.squall.agent.fault.kubernetes.PodKill;
import dev.squall.agent.fault.kubernetes.StartPods;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each Kubernetes fault ships with a role of its own, and nothing else is granted. What the roles allow: rbac/check. */
class RolesTest {
    private final KubernetesAccess nowhere = KubernetesAccess.standard();
    private final List<Fault> faults = List.of(new PodKill(nowhere), new PodEvict(nowhere), new StartPods(nowhere));

    @Test
    void everyFaultHasItsRoleAndEveryRoleItsFault() {
        var names = faults.stream().map(fault -> "squall-fault-" + fault.func()).toList();

        assertThat(named("ClusterRole")).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void nothingIsBoundInTheWholeCluster() {
        assertThat(named("ClusterRoleBinding")).isEmpty();
    }

    @Test
    void theDemoBindsRolesThatExistToTheAgentsAccount() {
        var bindings = ofKind("RoleBinding");

        assertThat(bindings).isNotEmpty().allSatisfy(binding -> {
            assertThat(named("ClusterRole")).contains((String) at(binding, "roleRef", "name"));
            assertThat(named("ServiceAccount")).contains((String) at(binding, "subjects", 0, "name"));
        });
    }

    @Test
    void noRoleHasAWildcard() {
        assertThat(ofKind("ClusterRole"))
                .allSatisfy(role -> assertThat(role.toString()).doesNotContain("*"));
    }

    private static List<Map<String, Object>> ofKind(String kind) {
        return Shipped.manifests().stream()
                .filter(one -> one.get("kind").equals(kind))
                .toList();
    }

    private static List<String> named(String kind) {
        return ofKind(kind).stream()
                .map(one -> (String) map(one.get("metadata")).get("name"))
                .toList();
    }
}
