package dev.squall.cli.failover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.json.Json;
import dev.squall.testbed.RequiresKubernetes;
import dev.squall.testbed.RequiresPrometheus;
import dev.squall.testbed.Testbed;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code experiments/database-failover.yaml}, letter by letter: the pod is killed by a real API server, the latency is asked of a real
 * Prometheus, the application answers at the names and ports that the file has. Takes over half a minute, the file's own pause.
 */
@Tag("testbed")
@Timeout(180)
@RequiresKubernetes
@RequiresPrometheus
@ExtendWith(PortsAreFree.class)
class DatabaseFailoverTest {
    @TempDir
    Path directory;

    @Test
    void applicationSurvivesTheLossOfItsPrimaryDatabase() throws Exception {
        try (var database = new PrimaryDatabase();
                var application = new Application();
                var prometheus = Testbed.prometheus("127.0.0.1:" + Application.PORT);
                var _ = new PortForward(
                        PortsAreFree.PROMETHEUS, prometheus.url().getPort())) {
            application.awaitItsLatencyIn(prometheus);
            String before = database.uid();

            var ended = SquallRun.of("database-failover.yaml", directory).await();

            assertThat(ended.code()).as(ended.said()).isZero();
            assertThat(database.uid()).isNotEqualTo(before);
            assertThat(ended.at("status")).isEqualTo(Json.of("completed"));
            assertThat(ended.at("deviated")).isEqualTo(Json.of(false));
            assertThat(ended.at("squall", "verdict")).isEqualTo(Json.of("held"));
            assertThat(ended.at("run", "0", "output", "killed", "0", "uid")).isEqualTo(Json.of(before));
            assertThat(ended.at("run", "0", "output", "killed", "0", "replacement-uid"))
                    .isEqualTo(Json.of(database.uid()));
            assertThat(ended.at("run", "1", "status")).isEqualTo(Json.of("succeeded"));
            assertThat(ended.at("rollbacks", "0", "status")).isEqualTo(Json.of("succeeded"));
            assertThat(ended.at("rollbacks", "0", "output", "scaled")).isEqualTo(Json.array());
            assertThat(ended.at("rollbacks", "0", "output", "running")).isEqualTo(Json.array(Json.of("postgres-0")));
            assertThat(application.orders()).isEqualTo(1);
        }
    }

    @Test
    void applicationThatFailsAfterTheLossDeviatesAndIsRolledBack() throws Exception {
        try (var database = new PrimaryDatabase();
                var application = new Application();
                var prometheus = Testbed.prometheus("127.0.0.1:" + Application.PORT);
                var _ = new PortForward(
                        PortsAreFree.PROMETHEUS, prometheus.url().getPort())) {
            application.awaitItsLatencyIn(prometheus);
            String before = database.uid();
            var run = SquallRun.of("database-failover.yaml", directory);
            database.awaitReplacementOf(before);
            application.fail();

            var ended = run.await();

            assertThat(ended.code()).as(ended.said()).isEqualTo(1);
            assertThat(ended.at("deviated")).isEqualTo(Json.of(true));
            assertThat(ended.at("squall", "verdict")).isEqualTo(Json.of("deviated"));
            assertThat(ended.at("rollbacks", "0", "status")).isEqualTo(Json.of("succeeded"));
            assertThat(ended.at("rollbacks", "0", "output", "scaled")).isEqualTo(Json.array());
        }
    }
}
