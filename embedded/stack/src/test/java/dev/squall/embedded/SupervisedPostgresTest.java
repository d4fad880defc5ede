package dev.squall.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.embedded.waiting.Waiting;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedPostgresTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(50);

    @TempDir
    Path directory;

    @Test
    void aKilledServerIsStartedAgainAtTheSamePortWithWhatWasCommitted() throws Exception {
        var postmaster = new EmbeddedPostgres.Postmaster(directory.resolve("postgres/data"));
        try (var crew = Crew.over(directory.resolve("processes"), RestartPolicy.USUAL, InstantSource.system());
                var postgres = SupervisedPostgres.start(directory.resolve("postgres"), List.of("squall"), crew)) {
            String url = postgres.jdbcUrl("squall");
            assertThat(answers(url, "CREATE TABLE kept (word TEXT)")).isTrue();
            ProcessHandle first = postmaster.living().orElseThrow();

            first.destroyForcibly();

            first.onExit().join();
            assertThat(Waiting.until(LIMIT, POLL, () -> answers(url, "INSERT INTO kept VALUES ('again')")))
                    .isTrue();
            assertThat(postmaster.living()).isPresent().get().isNotEqualTo(first);
        }
        assertThat(postmaster.living()).isEmpty();
    }

    private static boolean answers(String url, String sql) {
        try (var connection = DriverManager.getConnection(url, EmbeddedPostgres.USER, EmbeddedPostgres.PASSWORD);
                var statement = connection.createStatement()) {
            statement.execute(sql);
            return true;
        } catch (SQLException notYet) {
            return false;
        }
    }
}
