package dev.squall.agent.probe.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.kubernetes.ApiServer;
import dev.squall.model.json.Json;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each question about pods is answered, over tables of pods: as by the extension it stands in for, or better. */
class PodProbeTest {
    private ApiServer server;

    @BeforeEach
    void begin() throws Exception {
        server = new ApiServer();
    }

    @AfterEach
    void end() {
        server.close();
    }

    private String ask(String func, String arguments, String pods) throws InterruptedException {
        server.pods(pods == null ? List.of() : List.of(pods.split(" *; *")));
        return ProbeBench.ask(
                server.access(), func, ProbeBench.arguments(arguments).with("ns", Json.of("shop")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pods-in-phase        | {'label_selector': 'app=web'}                             | a Running; b Running   | true
            pods-in-phase        | {'label_selector': 'app=web'}                             | a Running; b Pending   | unseen: pod 'b' is in phase 'Pending' and not in 'Running'
            pods-in-phase        | {'label_selector': 'app=web', 'phase': 'Pending'}         | a Pending              | true
            pods-in-phase        | {'label_selector': 'app=web', 'raise_on_invalid_phase': false} | a Failed          | false
            pods-in-phase        | {'label_selector': 'app=web'}                             |                        | unseen: there is no pod in namespace 'shop' with app=web
            pods-in-phase        | {'label_selector': 'app=db'}                              | a Running              | unseen: there is no pod in namespace 'shop' with app=db
            pods-in-phase        | {'label_selector': 'app=web', 'raise_on_invalid_phase': false} |                   | false
            pods-in-phase        | {'label_selector': ''}                                    | a Running              | true
            pods-not-in-phase    | {'label_selector': 'app=web'}                             | a Pending              | true
            pods-not-in-phase    | {'label_selector': 'app=web'}                             | a Pending; b Running   | unseen: pod 'b' is in phase 'Running'
            pods-not-in-phase    | {'label_selector': 'app=web', 'raise_on_in_phase': false} | b Running              | false
            pods-not-in-phase    | {'label_selector': 'app=web'}                             |                        | unseen: there is no pod in namespace 'shop' with app=web
            pods-in-conditions   | {'label_selector': 'app=web', 'conditions': [{'type': 'Ready', 'status': 'True'}]} | a Running Ready=True,Initialized=True | true
            pods-in-conditions   | {'label_selector': 'app=web', 'conditions': [{'type': 'Ready', 'status': true}]} | a Running Ready=True | true
            pods-in-conditions   | {'label_selector': 'app=web', 'conditions': [{'type': 'Ready', 'status': 'True'}]} | a Running Ready=True; b Running Ready=False | unseen: pod 'b' has no condition Ready=True
            pods-in-conditions   | {'label_selector': 'app=web', 'conditions': [{'type': 'Ready', 'status': 'True'}], 'raise_on_invalid_conditions': false} | b Running | false
            pod-is-not-available | {'label_selector': 'app=web', 'name': 'x'}                | a Pending              | true
            pod-is-not-available | {'label_selector': 'app={name}', 'name': 'web'}           | a Running              | unseen: pod 'a' is running
            pod-is-not-available | {'label_selector': 'app={name}', 'name': 'web', 'raise_on_is_available': false} | a Running | false
            pod-is-not-available | {'name': 'web'}                                           | a Running              | true
            all-pods-healthy     | {}                                                        | a Running; b Succeeded | true
            all-pods-healthy     | {}                                                        | a Running; b Failed    | unseen: pod 'b' is in phase 'Failed'
            all-pods-healthy     | {}                                                        | a Pending              | unseen: pod 'a' is in phase 'Pending'
            all-pods-healthy     | {'raise_on_any_unhealthy': false}                         | a Pending              | false
            all-pods-healthy     | {}                                                        |                        | true
            count-pods           | {'label_selector': 'app=web'}                             | a Running; b Pending   | 2
            count-pods           | {'label_selector': 'app=web', 'phase': 'Running'}         | a Running; b Pending   | 1
            count-pods           | {'label_selector': 'app=web'}                             |                        | 0
            count-min-pods       | {'label_selector': 'app=web'}                             | a Running; b Running   | true
            count-min-pods       | {'label_selector': 'app=web'}                             | a Running; b Pending   | false
            count-min-pods       | {'label_selector': 'app=web', 'min_count': 1, 'phase': 'Pending'} | b Pending      | true
            """)
    void aQuestionIsAnsweredByThePodsThatFit(String func, String arguments, String pods, String answer)
            throws Exception {
        assertThat(ask(func, arguments, pods)).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pods-in-phase        | {'label_selector': 'a==b==c'}               | label_selector
            pods-in-phase        | {'label_selector': 3}                       | label_selector
            pods-in-phase        | {'raise_on_invalid_phase': 'no'}            | raise_on_invalid_phase
            pods-in-phase        | {'phases': 'Running'}                       | phases
            pods-in-conditions   | {'label_selector': 'app=web'}               | conditions
            pods-in-conditions   | {'conditions': [{'type': 'Ready'}]}         | conditions
            pods-in-conditions   | {'conditions': ['Ready']}                   | conditions
            pod-is-not-available | {}                                          | name
            count-min-pods       | {'min_count': 'two'}                        | min_count
            """)
    void aWrongArgumentIsNamedAndNobodyIsAsked(String func, String arguments, String named) throws Exception {
        assertThat(ask(func, arguments, "a Running")).startsWith("rejected: '" + named + "'");
        assertThat(server.asked).isEmpty();
    }

    @Test
    void anApiServerThatIsNotThereIsNoObservation() throws Exception {
        var access = server.access();
        server.close();

        assertThat(ProbeBench.ask(access, "count-pods", Json.Mapping.EMPTY))
                .startsWith("unseen: the API server cannot be reached");
    }
}
