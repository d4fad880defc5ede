package dev.squall.coordinator.testbed;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A durable PostgreSQL beside this JVM that can be stopped and started again at the same address with all its rows. */
public final class TestPostgres {
    private final Path directory;
    private final int port;
    private EmbeddedPostgres server;

    public TestPostgres(Path directory) throws IOException {
        this.directory = directory;
        this.server = start(Optional.empty());
        this.port = server.getPort();
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    public DataSource database() {
        return server.getPostgresDatabase();
    }

    /** Brings the tables to the newest version. */
    public DataSource migrated() {
        Flyway.configure().dataSource(database()).load().migrate();
        return database();
    }

    public void stop() throws IOException {
        server.close();
    }

    public void comeBack() throws IOException {
        server = start(Optional.of(port));
    }

    private EmbeddedPostgres start(Optional<Integer> samePort) throws IOException {
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on");
        samePort.ifPresent(builder::setPort);
        return builder.start();
    }
}
