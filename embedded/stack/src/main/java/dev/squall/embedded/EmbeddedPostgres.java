package dev.squall.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A real PostgreSQL beside this JVM, over a directory that outlives both. It is as durable as one in production: a commit that was
 * answered is on the disk, and a start that finds this switched off fails. A server that a killed JVM left behind is stopped first.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    public static final String USER = "postgres";
    /** Connections are trusted on loopback; clients that insist on a password may send this one. */
    public static final String PASSWORD = "postgres";

    private static final System.Logger LOG = System.getLogger(EmbeddedPostgres.class.getName());
    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    private final io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;
    private final Path data;

    private EmbeddedPostgres(io.zonky.test.db.postgres.embedded.EmbeddedPostgres server, Path data) {
        this.server = server;
        this.data = data;
    }

    /**
     * Starts the server; returns when it answers.
     *
     * @param directory its data and its unpacked programs; created when new
     * @param port 0 for the port of the last time, or a free one
     * @param databases created when they are not there yet; lower-case names
     */
    public static EmbeddedPostgres start(Path directory, int port, List<String> databases) throws IOException {
        QuietLogs.install();
        Path data = directory.resolve("data");
        Path whole = directory.resolve("initialized");
        Files.createDirectories(directory);
        if (new Postmaster(data).stopLeftover()) {
            LOG.log(System.Logger.Level.INFO, "stopped a left-behind PostgreSQL");
        }
        if (!Files.exists(whole)) {
            new Postmaster(data).stopInitialisation();
            DirectoryTree.delete(data); // what a killed initdb left cannot be started and holds nothing
        }
        removeHalfUnpacked(directory.resolve("programs"));
        int listening = port == 0 ? Ports.remembered(directory.resolve("port"), 0) : port;
        var postgres = new EmbeddedPostgres(launch(directory, data, listening), data);
        try {
            postgres.assertDurable();
            postgres.create(databases);
            Files.writeString(whole, "");
            return postgres;
        } catch (IOException e) {
            postgres.close();
            throw e;
        }
    }

    /** What a killed start had not unpacked to its end; to unpack over it fails, with every start. */
    private static void removeHalfUnpacked(Path programs) throws IOException {
        if (!Files.isDirectory(programs)) {
            return;
        }
        try (var versions = Files.list(programs)) {
            for (Path version : versions.toList()) {
                if (!Files.exists(version.resolve(".exists"))) {
                    DirectoryTree.delete(version);
                }
            }
        }
    }

    private static io.zonky.test.db.postgres.embedded.EmbeddedPostgres launch(Path directory, Path data, int port)
            throws IOException {
        try {
            return io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(directory.resolve("programs").toFile())
                    .setRegisterShutdownHook(false) // the owner decides what stops first
                    .setPGStartupWait(START_LIMIT)
                    .setPort(port)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("shared_buffers", "48MB")
                    .start();
        } catch (IOException
                | IllegalStateException
                | ExceptionInInitializerError e) { // the last: it cannot be unpacked
            new Postmaster(data).stopLeftover(); // half started is not started
            throw new StartFailure("PostgreSQL did not start on port " + port + " over " + data, e);
        }
    }

    /** The process that all of it hangs on; empty when it is gone. */
    Optional<ProcessHandle> server() throws IOException {
        return new Postmaster(data).living();
    }

    public int port() {
        return server.getPort();
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), USER, PASSWORD);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void assertDurable() throws StartFailure {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            for (String setting : List.of("fsync", "synchronous_commit")) {
                try (ResultSet row = statement.executeQuery("SHOW " + setting)) {
                    if (!row.next() || !"on".equals(row.getString(1))) {
                        throw new StartFailure("PostgreSQL runs with " + setting + " off: it would lose commits");
                    }
                }
            }
        } catch (SQLException e) {
            throw new StartFailure("PostgreSQL does not answer on port " + port(), e);
        }
    }

    private void create(List<String> databases) throws StartFailure {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            for (String database : databases) {
                if (!database.matches("[a-z][a-z0-9_]{0,62}")) {
                    throw new IllegalArgumentException("not the name of a database: " + database);
                }
                boolean there;
                try (ResultSet row =
                        statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + database + "'")) {
                    there = row.next();
                }
                if (!there) {
                    statement.execute("CREATE DATABASE " + database);
                }
            }
        } catch (SQLException e) {
            throw new StartFailure("databases " + databases + " could not be created", e);
        }
    }

    /** The server process that owns a data directory, as its own pid file tells. */
    record Postmaster(Path data) {
        private static final Duration PATIENCE = Duration.ofSeconds(10);

        /** The living server over this very directory; a process that merely got the same pid is not one. */
        Optional<ProcessHandle> living() throws IOException {
            Path file = data.resolve("postmaster.pid");
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(file);
            if (lines.size() < 2 || !lines.get(0).strip().matches("[1-9]\\d{0,9}")) {
                return Optional.empty();
            }
            return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> process.info()
                            .commandLine()
                            .filter(line -> line.contains("postgres") && line.contains(data.toString()))
                            .isPresent());
        }

        /** What makes the directory outlives a killed owner, and would write on while the next one makes it anew. */
        void stopInitialisation() {
            ProcessHandle.allProcesses()
                    .filter(process -> process.info()
                            .commandLine()
                            .filter(line -> line.contains("initdb") && line.contains(data.toString()))
                            .isPresent())
                    .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                    .toList()
                    .forEach(process -> Termination.stop(process, PATIENCE));
        }

        /** True when there was one. */
        boolean stopLeftover() throws IOException {
            Optional<ProcessHandle> leftover = living();
            if (leftover.isEmpty()) {
                return false;
            }
            long pid = leftover.get().pid();
            Termination.signal(pid, "INT"); // fast shutdown: does not wait for clients
            if (!Termination.stop(leftover.get(), PATIENCE)) {
                throw new StartFailure("a PostgreSQL left behind over " + data + " does not stop, pid " + pid);
            }
            return true;
        }
    }
}
