package dev.squall.agent.probe.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.call.Call;
import dev.squall.agent.kubernetes.Cluster;
import dev.squall.agent.python.PythonAnswer;
import dev.squall.agent.python.PythonBench;
import dev.squall.model.codec.JsonWriter;
import dev.squall.model.experiment.Provider;
import dev.squall.model.json.Json;
import dev.squall.testbed.RequiresChaosExtensions;
import dev.squall.testbed.RequiresKubernetes;
import dev.squall.testbed.Testbed;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The extension itself and its twin here, asked the same of the same API server, give the same or both fail. */
@RequiresKubernetes
@RequiresChaosExtensions
class SameAsChaosToolkitTest {
    @TempDir
    static Path directory;

    private static Cluster cluster;
    private static PythonBench python;

    @BeforeAll
    static void deploy() throws Exception {
        cluster = new Cluster();
        cluster.deployment("web", 2);
        cluster.awaitAvailable("web");
        cluster.pendingPod("late");
        python = PythonBench.withExtensions(directory)
                .module("cluster", "import os\ndef use(path):\n    os.environ['KUBECONFIG'] = path\n");
        python.call(
                "cluster",
                "use",
                Json.mapping("path", Json.of(Testbed.kubeconfig().toString())));
    }

    @AfterAll
    static void remove() {
        python.close();
        cluster.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pod.probes.pods_in_phase        | {'label_selector': 'app=web'}
            pod.probes.pods_in_phase        | {'label_selector': 'app=late'}
            pod.probes.pods_in_phase        | {'label_selector': 'app=late', 'phase': 'Pending'}
            pod.probes.pods_in_phase        | {'label_selector': 'app=none'}
            pod.probes.pods_in_phase        | {'label_selector': 'app=none', 'raise_on_invalid_phase': false}
            pod.probes.pods_in_phase        | {'label_selector': ''}
            pod.probes.pods_not_in_phase    | {'label_selector': 'app=web'}
            pod.probes.pods_not_in_phase    | {'label_selector': 'app in (web, late)', 'raise_on_in_phase': false}
            pod.probes.pods_not_in_phase    | {'label_selector': 'app=late'}
            pod.probes.pods_in_conditions   | {'label_selector': 'app=web', 'conditions': [{'type': 'Ready', 'status': 'True'}]}
            pod.probes.pods_in_conditions   | {'label_selector': 'app=late', 'conditions': [{'type': 'Ready', 'status': 'True'}], 'raise_on_invalid_conditions': false}
            pod.probes.pods_in_conditions   | {'label_selector': 'app=late', 'conditions': [{'type': 'PodScheduled', 'status': 'False'}]}
            pod.probes.pod_is_not_available | {'name': 'late', 'label_selector': 'app in ({name})'}
            pod.probes.pod_is_not_available | {'name': 'web', 'label_selector': 'app in ({name})'}
            pod.probes.pod_is_not_available | {'name': 'web'}
            pod.probes.all_pods_healthy     | {}
            pod.probes.all_pods_healthy     | {'raise_on_any_unhealthy': false}
            pod.probes.count_pods           | {'label_selector': 'app=web'}
            pod.probes.count_pods           | {'label_selector': 'app', 'phase': 'Running'}
            pod.probes.count_pods           | {'label_selector': ''}
            pod.probes.count_pods           | {'label_selector': 'app=none'}
            pod.probes.count_min_pods       | {'label_selector': 'app=web'}
            pod.probes.count_min_pods       | {'label_selector': 'app=web', 'min_count': 3}
            pod.probes.read_pod_logs        | {'label_selector': 'app=none'}
            pod.probes.read_pod_logs        | {'name': 'none', 'last': '10 minutes'}
            deployment.probes.deployment_available_and_healthy | {'name': 'web'}
            deployment.probes.deployment_available_and_healthy | {'name': 'none'}
            deployment.probes.deployment_available_and_healthy | {'name': 'web', 'label_selector': 'app=none', 'raise_on_unavailable': false}
            deployment.probes.deployment_partially_available   | {'name': 'web'}
            deployment.probes.deployment_fully_available       | {'name': 'web', 'timeout': 2}
            deployment.probes.deployment_not_fully_available   | {'name': 'web', 'timeout': 1}
            deployment.probes.deployment_not_fully_available   | {'name': 'web', 'timeout': 1, 'raise_on_fully_available': false}
            probes.all_microservices_healthy                   | {}
            probes.microservice_is_not_available               | {'name': 'web'}
            probes.deployment_is_fully_available               | {'name': 'web', 'timeout': 2}
            """)
    void theSameIsGivenOrBothFail(String name, String written) throws Exception {
        int dot = name.lastIndexOf('.');
        String module = "chaosk8s." + name.substring(0, dot);
        String func = name.substring(dot + 1);
        var arguments = ProbeBench.arguments(written).with("ns", Json.of(cluster.namespace));
        var call = Call.of(new Provider.Python(module, func, arguments, List.of()));

        String theirs = switch (python.call(module, func, arguments)) {
            case PythonAnswer.Returned(Json value) -> JsonWriter.write(value);
            case PythonAnswer.Raised(var error) -> "failed: " + error.line();
            case PythonAnswer other -> throw new AssertionError(other);
        };
        String ours = ProbeBench.ask(cluster.asAdmin(), call.func(), call.arguments());

        assertThat(ours)
                .isEqualTo(theirs.startsWith("failed: chaoslib.exceptions.ActivityFailed") ? failed(ours) : theirs);
    }

    private static String failed(String ours) {
        return ours.startsWith("unseen: ") ? ours : "a failure";
    }
}
