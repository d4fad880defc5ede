package dev.squall.agent.probe.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.kubernetes.ApiServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logs are read by pod, whole or not at all, and searched in. */
class PodLogsTest {
    private ApiServer server;

    @BeforeEach
    void begin() throws Exception {
        server = new ApiServer();
        server.pods(List.of("web-1 Running", "web-2 Running"));
        server.log("web-1", "2026-01-01T00:00:00Z started\n");
        server.log("web-2", "");
    }

    @AfterEach
    void end() {
        server.close();
    }

    private String ask(String func, String arguments) throws InterruptedException {
        return ProbeBench.ask(server.access(), func, ProbeBench.arguments(arguments));
    }

    @Test
    void logsAreGivenByPod() throws Exception {
        assertThat(ask("read-pod-logs", "{'label_selector': 'app=web', 'ns': 'shop'}"))
                .isEqualTo("{\"web-1\":\"2026-01-01T00:00:00Z started\\n\",\"web-2\":\"\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'last': '10 minutes'}                             | &sinceSeconds=600
            {'last': '2 hours ago'}                            | &sinceSeconds=7200
            {'last': '90s'}                                    | &sinceSeconds=90
            {'last': 30}                                       | &sinceSeconds=30
            {'from_previous': true, 'container_name': 'a&b'}   | &container=a%26b&previous=true
            {}                                                 | ''
            """)
    void whatIsAskedForIsToldToTheApiServer(String arguments, String query) throws Exception {
        ask("read-pod-logs", "{'label_selector': 'app=web', 'ns': 'shop', 'name': 'x'" + rest(arguments));

        assertThat(server.asked)
                .contains("GET /api/v1/namespaces/shop/pods/web-1/log?timestamps=true&limitBytes="
                        + (PodLogs.MOST_BYTES + 1) + query);
    }

    private static String rest(String arguments) {
        return arguments.equals("{}") ? "}" : ", " + arguments.substring(1);
    }

    @Test
    void nothingButListAndLogIsAskedFor() throws Exception {
        ask("read-pod-logs", "{'label_selector': 'app=web', 'ns': 'shop'}");

        assertThat(server.asked)
                .hasSize(3)
                .allMatch(one -> one.matches("GET /api/v1/namespaces/shop/pods(\\?.*|/web-\\d/log\\?.*)"));
    }

    @Test
    void logsThatAreTooLongAreNotGivenInPart() throws Exception {
        server.log("web-2", "x".repeat(PodLogs.MOST_BYTES));

        assertThat(ask("read-pod-logs", "{'label_selector': 'app=web', 'ns': 'shop'}"))
                .startsWith("unseen: the logs in namespace 'shop' with app=web are longer than 1048576 bytes");
    }

    @Test
    void aLogThatIsRefusedIsNoObservation() throws Exception {
        server.pods(List.of("web-3 Running"));

        assertThat(ask("read-pod-logs", "{'label_selector': 'app=web', 'ns': 'shop'}"))
                .isEqualTo("unseen: 404: /api/v1/namespaces/shop/pods/web-3/log not found");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'last': 'soon', 'name': 'a'}   | rejected: 'last'
            {}                              | rejected: 'name' is missing; write it, or a label_selector
            """)
    void aWrongArgumentIsNamed(String arguments, String complaint) throws Exception {
        assertThat(ask("read-pod-logs", arguments)).startsWith(complaint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'pattern': 'start', 'value': {'a': 'started', 'b': 'restarted'}}                | true
            {'pattern': 'start', 'value': {'a': 'started', 'b': 'ended'}}                    | false
            {'pattern': 'start', 'all_containers': false, 'value': {'a': 'started', 'b': ''}} | true
            {'pattern': '(?P<n>x)', 'all_containers': false, 'value': {'a': 'started'}}      | false
            {'pattern': 'start', 'value': {}}                                                | unseen: there are no logs to search
            {'pattern': 'start'}                                                             | unseen: there are no logs to search
            {'pattern': '(', 'value': {'a': 'b'}}                                            | unseen: 'a': the pattern /(/ is invalid
            {'value': {'a': 'b'}}                                                            | rejected: 'pattern' is missing
            """)
    void logsAreSearched(String arguments, String answer) throws Exception {
        assertThat(ask("should-be-found-in-logs", arguments)).startsWith(answer);
        assertThat(server.asked).isEmpty();
    }
}
