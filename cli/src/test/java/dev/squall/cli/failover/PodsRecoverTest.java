package dev.squall.cli.failover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.json.Json;
import dev.squall.testbed.RequiresKubernetes;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code experiments/pods-recover.yaml}, all of it {@code chaosk8s}, on a real API server and without any Python. */
@Tag("testbed")
@Timeout(180)
@RequiresKubernetes
class PodsRecoverTest {
    @TempDir
    Path directory;

    @Test
    void functionsOfTheExtensionRunWithoutIt() throws Exception {
        try (var shop = new ShopDeployment()) {
            var before = shop.uids();

            var ended = SquallRun.of("pods-recover.yaml", directory).await();

            assertThat(ended.code()).as(ended.said()).isZero();
            assertThat(ended.at("status")).isEqualTo(Json.of("completed"));
            assertThat(ended.at("squall", "verdict")).isEqualTo(Json.of("held"));
            assertThat(ended.at("run", "0", "output", "killed", "1")).isEqualTo(Json.NULL);
            assertThat(before).contains(((Json.Text) ended.at("run", "0", "output", "killed", "0", "uid")).value());
            assertThat(ended.at("run", "1", "output")).isEqualTo(Json.of(true));
            assertThat(shop.uids()).hasSize(2).isNotEqualTo(before);
        }
    }
}
