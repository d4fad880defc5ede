package dev.squall.agent.probe.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.kubernetes.Cluster;
import dev.squall.agent.kubernetes.KubernetesAccess;
import dev.squall.model.json.Json;
import dev.squall.testbed.RequiresKubernetes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Probes against a real API server, each with the right that its shipped role gives and no other. */
@RequiresKubernetes
class KubernetesProbesTest {
    private final Cluster cluster = new Cluster();

    @BeforeEach
    void deploy() {
        cluster.deployment("web", 2);
        cluster.awaitAvailable("web");
    }

    @AfterEach
    void remove() {
        cluster.close();
    }

    private String ask(KubernetesAccess access, String func, String arguments) throws InterruptedException {
        return ProbeBench.ask(access, func, ProbeBench.arguments(arguments).with("ns", Json.of(cluster.namespace)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            probe-pods        | pods-in-phase                    | {'label_selector': 'app=web'}                    | true
            probe-pods        | pods-in-phase                    | {'label_selector': 'app=db'}                     | unseen: there is no pod in
            probe-pods        | pods-not-in-phase                | {'label_selector': 'app in (web)'}               | unseen: pod 'web-
            probe-pods        | pods-in-conditions               | {'label_selector': 'app=web', 'conditions': [{'type': 'Ready', 'status': 'True'}]} | true
            probe-pods        | pod-is-not-available             | {'name': 'web', 'label_selector': 'app={name}'}  | unseen: pod 'web-
            probe-pods        | all-pods-healthy                 | {}                                               | true
            probe-pods        | count-pods                       | {'label_selector': 'app notin (db),app'}         | 2
            probe-pods        | count-min-pods                   | {'label_selector': 'app=web', 'min_count': 3}    | false
            probe-deployments | deployment-available-and-healthy | {'name': 'web'}                                  | true
            probe-deployments | deployment-partially-available   | {'name': 'web'}                                  | true
            probe-deployments | deployment-fully-available       | {'name': 'web'}                                  | true
            probe-deployments | deployment-fully-available       | {'name': 'db', 'timeout': 0.1}                   | unseen: deployment 'db' was not found
            probe-deployments | deployment-not-fully-available   | {'name': 'web', 'timeout': 0.1}                  | unseen: deployment 'web' has all replicas ready
            """)
    void aProbeIsAnsweredWithTheShippedRole(String role, String func, String arguments, String answer)
            throws Exception {
        assertThat(ask(cluster.as("looker", role), func, arguments)).startsWith(answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            probe-deployments | count-pods                 | {}
            probe-pods        | deployment-fully-available | {'name': 'web'}
            probe-deployments | read-pod-logs              | {'name': 'web'}
            """)
    void theRoleOfOneProbeIsNotEnoughForAnother(String role, String func, String arguments) throws Exception {
        assertThat(ask(cluster.as("looker", role), func, arguments)).startsWith("unseen: 403");
    }

    @Test
    void aDeploymentIsAwaitedUntilItIsFullyAvailable() throws Exception {
        cluster.admin
                .apps()
                .deployments()
                .inNamespace(cluster.namespace)
                .withName("web")
                .scale(4);

        assertThat(ask(cluster.asAdmin(), "deployment-fully-available", "{'name': 'web'}"))
                .isEqualTo("true");
        assertThat(ask(cluster.asAdmin(), "count-pods", "{'label_selector': 'app=web', 'phase': 'Running'}"))
                .isEqualTo("4");
    }

    @Test
    void aDeploymentOfNothingHasAllThatItWants() throws Exception {
        cluster.admin
                .apps()
                .deployments()
                .inNamespace(cluster.namespace)
                .withName("web")
                .scale(0);
        cluster.awaitNothingOf("web");

        assertThat(ask(cluster.asAdmin(), "deployment-available-and-healthy", "{'name': 'web'}"))
                .isEqualTo("true");
        assertThat(ask(cluster.asAdmin(), "deployment-partially-available", "{'name': 'web'}"))
                .isEqualTo("unseen: deployment 'web' has no replica available");
    }

    /** Nothing runs in these pods, so there is no log; that the right sufficed shows in what is refused. */
    @Test
    void logsAreAskedForWithTheShippedRole() throws Exception {
        String arguments = "{'name': 'web', 'label_selector': 'app={name}'}";

        assertThat(ask(cluster.as("reader", "probe-pod-logs"), "read-pod-logs", arguments))
                .isEqualTo(ask(cluster.asAdmin(), "read-pod-logs", arguments));
        assertThat(ask(cluster.as("looker", "probe-pods"), "read-pod-logs", arguments))
                .startsWith("unseen: 403")
                .contains("pods/log");
    }
}
