package dev.squall.coordinator.testbed;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;

/** A broker and a database for the application under test, given to the test's field of this type. */
public final class CoordinatorStack implements QuarkusTestResourceLifecycleManager {
    private Path directory;
    private TestKafka kafka;
    private TestPostgres postgres;

    public TestKafka kafka() {
        return kafka;
    }

    public TestPostgres postgres() {
        return postgres;
    }

    @Override
    public Map<String, String> start() {
        try {
            directory = Files.createTempDirectory("squall-coordinator-test");
            kafka = new TestKafka(directory.resolve("kafka"));
            postgres = new TestPostgres(directory.resolve("postgres"));
        } catch (Exception e) {
            throw new IllegalStateException("the broker or the database did not start", e);
        }
        return Map.of(
                "kafka.bootstrap.servers",
                kafka.bootstrapServers(),
                "quarkus.datasource.jdbc.url",
                postgres.jdbcUrl(),
                "quarkus.datasource.username",
                "postgres",
                "quarkus.datasource.password",
                "postgres");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(CoordinatorStack.class));
    }

    @Override
    public void stop() {
        try {
            kafka.stop();
            postgres.stop();
            try (var files = Files.walk(directory)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        } catch (Exception e) {
            throw new IllegalStateException("the broker or the database did not stop", e);
        }
    }
}
