package dev.squall.deploy;

import static dev.squall.deploy.Shipped.at;
import static dev.squall.deploy.Shipped.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.fault.Fault;
import dev.squall.agent.fault.kubernetes.PodFaults;
import dev.squall.agent.kubernetes.KubernetesAccess;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each Kubernetes fault ships with a role of its own, probes with one for each thing they read, and nothing else is granted.
 * What the roles allow: rbac/check.
 */
class RolesTest {
    private static final List<String> READING =
            List.of("squall-probe-pods", "squall-probe-pod-logs", "squall-probe-deployments");
    private static final List<String> VERBS_OF_READING = List.of("get", "list");

    private final List<Fault> faults = PodFaults.all(KubernetesAccess.standard());

    @Test
    void everyFaultHasItsRoleAndEveryOtherRoleIsForReading() {
        var names = Stream.concat(faults.stream().map(fault -> "squall-fault-" + fault.func()), READING.stream())
                .toList();

        assertThat(named("ClusterRole")).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void rolesOfProbesCanChangeNothing() {
        assertThat(ofKind("ClusterRole").stream()
                        .filter(role -> READING.contains((String) at(role, "metadata", "name")))
                        .flatMap(role -> ((List<?>) at(role, "rules")).stream())
                        .flatMap(rule -> ((List<?>) at(rule, "verbs")).stream())
                        .map(String.class::cast))
                .isNotEmpty()
                .isSubsetOf(VERBS_OF_READING);
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
