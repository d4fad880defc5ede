package dev.squall.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    private static final List<String> DATABASES = List.of("squall", "orders");

    @TempDir
    Path directory;

    @Test
    void rowsAndThePortSurviveARestart() throws Exception {
        int before;
        try (var postgres = EmbeddedPostgres.start(directory, 0, DATABASES)) {
            before = postgres.port();
            execute(postgres, "CREATE TABLE kept (word TEXT)");
            execute(postgres, "INSERT INTO kept VALUES ('here')");
        }
        try (var postgres = EmbeddedPostgres.start(directory, 0, DATABASES)) {
            assertThat(postgres.port()).isEqualTo(before);
            assertThat(word(postgres)).isEqualTo("here");
        }
    }

    @Test
    void aServerLeftBehindByAKilledOwnerIsStoppedAndItsRowsAreKept() throws Exception {
        Process owner = TestPrograms.start(PostgresOwner.class, directory);
        try (BufferedReader said = owner.inputReader()) {
            assertThat(said.readLine()).isEqualTo("started");
        }
        owner.destroyForcibly();
        assertThat(owner.waitFor(10, TimeUnit.SECONDS)).isTrue();
        var postmaster = new EmbeddedPostgres.Postmaster(directory.resolve("data"));
        ProcessHandle leftover = postmaster.living().orElseThrow();

        try (var postgres = EmbeddedPostgres.start(directory, 0, DATABASES)) {
            assertThat(leftover.isAlive()).isFalse();
            assertThat(postmaster.living()).isPresent().get().isNotEqualTo(leftover);
            assertThat(word(postgres)).isEqualTo("committed");
        }
        assertThat(postmaster.living()).isEmpty();
    }

    @Test
    void aPidFileThatNamesAnotherProcessIsNoServer() throws Exception {
        Files.writeString(
                directory.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n" + directory + "\n");
        assertThat(new EmbeddedPostgres.Postmaster(directory).living()).isEmpty();
    }

    @Test
    void whatAKilledInitialisationLeftIsReplaced() throws Exception {
        Files.createDirectories(directory.resolve("data"));
        Files.writeString(directory.resolve("data/PG_VERSION"), "18\n");
        try (var postgres = EmbeddedPostgres.start(directory, 0, DATABASES)) {
            assertThat(postgres.port()).isPositive();
        }
    }

    @Test
    void anInitialisationThatOutlivedItsOwnerIsStoppedBeforeAnotherBegins() throws Exception {
        Path program = Files.writeString(directory.resolve("initdb"), "#!/bin/sh\nsleep 600\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Process orphan = new ProcessBuilder(
                        program.toString(), "-D", directory.resolve("data").toString())
                .start();
        try (var postgres = EmbeddedPostgres.start(directory, 0, DATABASES)) {
            assertThat(postgres.port()).isPositive();
            assertThat(orphan.isAlive()).isFalse();
        } finally {
            orphan.destroyForcibly();
        }
    }

    @Test
    void programsThatAKilledStartUnpackedInPartAreUnpackedAgain() throws Exception {
        Path link = oneThatIsInTheWay();

        try (var postgres = EmbeddedPostgres.start(directory, 0, DATABASES)) {
            assertThat(postgres.port()).isPositive();
        }
        assertThat(link).isSymbolicLink();
    }

    @Test
    void programsThatCannotBeUnpackedAreAFailureThatSaysWhere() throws Exception {
        Path version = oneThatIsInTheWay().getParent().getParent();
        Path mark = Files.writeString(version.resolve(".exists"), "");
        Files.setLastModifiedTime(mark, FileTime.fromMillis(1)); // older than what it is to vouch for

        assertThatThrownBy(() -> EmbeddedPostgres.start(directory, 0, DATABASES))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(directory.toString());
    }

    /** A link among the programs, which nothing is unpacked over, and nothing else of them. */
    private Path oneThatIsInTheWay() throws Exception {
        Path first = directory.resolve("first");
        EmbeddedPostgres.start(first, 0, DATABASES).close();
        Path there;
        try (var all = Files.walk(first.resolve("programs"))) {
            there = all.filter(Files::isSymbolicLink).findFirst().orElseThrow();
        }
        DirectoryTree.delete(first); // it would be used once more, wherever the next server is
        Path link = directory.resolve(first.relativize(there));
        Files.createDirectories(link.getParent());
        return Files.createSymbolicLink(link, Path.of("nowhere"));
    }

    static void execute(EmbeddedPostgres postgres, String sql) throws Exception {
        try (Connection connection = postgres.connect("squall");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String word(EmbeddedPostgres postgres) throws Exception {
        try (Connection connection = postgres.connect("squall");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT word FROM kept")) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    /** A process that owns a server, to be killed. */
    static final class PostgresOwner {
        private PostgresOwner() {}

        @SuppressWarnings("SystemOut") // the test reads it
        static void main(String[] arguments) throws Exception {
            var postgres = EmbeddedPostgres.start(Path.of(arguments[0]), 0, DATABASES);
            execute(postgres, "CREATE TABLE kept (word TEXT)");
            execute(postgres, "INSERT INTO kept VALUES ('committed')");
            System.out.println("started");
            System.out.flush();
            System.in.read();
        }
    }
}
