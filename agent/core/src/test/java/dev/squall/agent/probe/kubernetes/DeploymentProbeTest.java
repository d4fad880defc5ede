package dev.squall.agent.probe.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.kubernetes.ApiServer;
import dev.squall.model.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a Deployment is said to be, over tables of its counts: a count that is left out is 0 and breaks nothing. */
class DeploymentProbeTest {
    private ApiServer server;

    @BeforeEach
    void begin() throws Exception {
        server = new ApiServer();
    }

    @AfterEach
    void end() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            deployment-available-and-healthy | {}                                          | 2 2 2 | true
            deployment-available-and-healthy | {}                                          | 2 1 1 | unseen: deployment 'web' has not all replicas available
            deployment-available-and-healthy | {'raise_on_unavailable': false}             | 2 1 1 | false
            deployment-available-and-healthy | {}                                          | 0 0 0 | true
            deployment-available-and-healthy | {'label_selector': 'app={name}'}            | 1 1 1 | true
            deployment-available-and-healthy | {'label_selector': 'app=db'}                | 1 1 1 | unseen: deployment 'web' was not found in namespace 'shop' with app=db
            deployment-available-and-healthy | {'name': 'db', 'raise_on_unavailable': false} | 1 1 1 | false
            deployment-available-and-healthy | {'name': 'db'}                              | 1 1 1 | unseen: deployment 'db' was not found in namespace 'shop'
            deployment-partially-available   | {}                                          | 3 1 1 | true
            deployment-partially-available   | {}                                          | 3 0 0 | unseen: deployment 'web' has no replica available
            deployment-partially-available   | {'raise_on_not_partially_available': false} | 3 0 0 | false
            deployment-fully-available       | {}                                          | 3 3 3 | true
            deployment-fully-available       | {}                                          | 0 0 0 | true
            deployment-fully-available       | {'timeout': 0.1}                            | 3 2 2 | unseen: deployment 'web' has not all replicas ready, within 100ms
            deployment-fully-available       | {'timeout': 0.1, 'raise_on_not_fully_available': false} | 3 2 2 | false
            deployment-not-fully-available   | {}                                          | 3 2 2 | true
            deployment-not-fully-available   | {'timeout': 0.1}                            | 3 3 3 | unseen: deployment 'web' has all replicas ready, within 100ms
            deployment-not-fully-available   | {'timeout': 0.1, 'raise_on_fully_available': false} | 3 3 3 | false
            """)
    void theStateIsReadFromTheCounts(String func, String arguments, String counts, String answer) throws Exception {
        var numbers = counts.split(" ");
        server.deployment(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]), Integer.parseInt(numbers[2]));
        var written = Json.mapping("name", Json.of("web")).with("ns", Json.of("shop"));
        for (var member : ProbeBench.arguments(arguments).members().entrySet()) {
            written = written.with(member.getKey(), member.getValue());
        }

        assertThat(ProbeBench.ask(server.access(), func, written)).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            deployment-available-and-healthy | {}                                   | name, is missing
            deployment-available-and-healthy | {'name': 'web', 'timeout': 3}        | timeout, is not known here
            deployment-fully-available       | {'name': 'web', 'timeout': 'soon'}   | timeout, must be
            deployment-fully-available       | {'name': 'web', 'raise_on_unavailable': true} | raise_on_unavailable, is not known here
            """)
    void aWrongArgumentIsNamedAndNobodyIsAsked(String func, String arguments, String complaint) throws Exception {
        assertThat(ProbeBench.ask(server.access(), func, ProbeBench.arguments(arguments)))
                .startsWith("rejected: '" + complaint.replace(",", "'"));
        assertThat(server.asked).isEmpty();
    }
}
