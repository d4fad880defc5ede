package dev.squall.agent.probe.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.call.Call;
import dev.squall.agent.call.RealContext;
import dev.squall.agent.fault.Plan;
import dev.squall.agent.fault.kubernetes.PodFaults;
import dev.squall.agent.kubernetes.ApiServer;
import dev.squall.model.experiment.Provider;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each function of the extension that has a twin here gives it every argument it has, and the twin understands them. */
class ChaosTwinsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pod.probes.pods_in_phase           | {'label_selector': 'app=web', 'phase': 'Running', 'ns': 'shop', 'raise_on_invalid_phase': true} | true
            pod.probes.pods_not_in_phase       | {'label_selector': 'app=web', 'phase': 'Failed', 'ns': 'shop', 'raise_on_in_phase': true} | true
            pod.probes.pods_in_conditions      | {'label_selector': 'app=web', 'conditions': [{'type': 'Ready', 'status': 'True'}], 'ns': 'shop', 'raise_on_invalid_conditions': true} | true
            pod.probes.pod_is_not_available    | {'name': 'web', 'ns': 'shop', 'label_selector': 'name in ({name})', 'raise_on_is_available': true} | true
            pod.probes.all_pods_healthy        | {'ns': 'shop', 'raise_on_any_unhealthy': true} | true
            pod.probes.count_pods              | {'label_selector': 'app=web', 'phase': null, 'ns': 'shop'} | 1
            pod.probes.count_min_pods          | {'label_selector': 'app=web', 'phase': 'Running', 'min_count': 1, 'ns': 'shop'} | true
            pod.probes.read_pod_logs           | {'name': 'web', 'last': null, 'ns': 'shop', 'from_previous': false, 'label_selector': 'app in ({name})', 'container_name': null} | {"web-1":"hello"}
            pod.probes.should_be_found_in_logs | {'pattern': 'h', 'all_containers': true, 'value': {'web-1': 'hello'}} | true
            deployment.probes.deployment_available_and_healthy | {'name': 'web', 'ns': 'shop', 'label_selector': null, 'raise_on_unavailable': true} | true
            deployment.probes.deployment_partially_available   | {'name': 'web', 'ns': 'shop', 'label_selector': null, 'raise_on_not_partially_available': true} | true
            deployment.probes.deployment_fully_available       | {'name': 'web', 'ns': 'shop', 'label_selector': null, 'timeout': 30, 'raise_on_not_fully_available': true} | true
            deployment.probes.deployment_not_fully_available   | {'name': 'web', 'ns': 'shop', 'label_selector': null, 'timeout': 0.1, 'raise_on_fully_available': false} | false
            probes.all_microservices_healthy          | {'ns': 'shop'} | true
            probes.microservice_available_and_healthy | {'name': 'web', 'ns': 'shop', 'label_selector': null} | true
            probes.microservice_is_not_available      | {'name': 'web', 'ns': 'shop', 'label_selector': 'name in ({name})'} | true
            probes.deployment_is_fully_available      | {'name': 'web', 'ns': 'shop', 'label_selector': null, 'timeout': 30} | true
            probes.deployment_is_not_fully_available  | {'name': 'web', 'ns': 'shop', 'label_selector': null, 'timeout': 0.1} | unseen: deployment 'web' has all replicas ready, within 100ms
            probes.read_microservices_logs            | {'ns': 'shop', 'label_selector': 'app=web'} | {"web-1":"hello"}
            """)
    void aProbeOfTheExtensionIsAnsweredByItsTwin(String name, String arguments, String answer) throws Exception {
        try (var server = new ApiServer()) {
            server.pods(List.of("web-1 Running Ready=True"));
            server.deployment(1, 1, 1);
            server.log("web-1", "hello");
            var call = call(name, arguments);

            assertThat(call.family()).isEqualTo("kubernetes");
            assertThat(ProbeBench.ask(server.access(), call.func(), call.arguments()))
                    .isEqualTo(answer);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pod.actions.terminate_pods | {'label_selector': 'app=web', 'name_pattern': '^web-1$', 'all': false, 'rand': false, 'mode': 'fixed', 'qty': 1, 'grace_period': -1, 'ns': 'shop', 'order': 'alphabetic'}
            actions.terminate_pods     | {'label_selector': 'app=web', 'name_pattern': '^web-1$', 'ns': 'shop'}
            pod.actions.delete_pods    | {'name': '^web-1$', 'ns': 'shop', 'label_selector': 'app=web'}
            """)
    void anActionOfTheExtensionChoosesByItsArguments(String name, String arguments) throws Exception {
        try (var server = new ApiServer()) {
            server.pods(List.of("web-0 Running", "web-1 Running"));
            var call = call(name, arguments);
            var fault = PodFaults.all(server.access()).stream()
                    .filter(one -> one.func().equals(call.func()))
                    .findFirst()
                    .orElseThrow();

            assertThat(fault.plan(call.arguments(), RealContext.of("run/method[0]/one/a")))
                    .isInstanceOfSatisfying(
                            Plan.Ready.class,
                            ready -> assertThat(ready.targets())
                                    .singleElement()
                                    .satisfies(target ->
                                            assertThat(target.identity()).contains("shop/web-1 ")));
        }
    }

    private static Call call(String name, String arguments) {
        int dot = name.lastIndexOf('.');
        return Call.of(new Provider.Python(
                "chaosk8s." + name.substring(0, dot),
                name.substring(dot + 1),
                ProbeBench.arguments(arguments),
                List.of()));
    }
}
