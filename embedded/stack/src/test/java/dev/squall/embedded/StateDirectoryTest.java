package dev.squall.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squall.local.StateHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryTest {
    @TempDir
    Path home;

    @Test
    void aSecondStackIsToldWhoHoldsTheDirectory() throws Exception {
        var directory = new StateDirectory(home);
        try (var lock = directory.lock()) {
            assertThat(lock).isNotNull();
            assertThatThrownBy(() -> new StateDirectory(home).lock())
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("already runs")
                    .hasMessageContaining("pid " + ProcessHandle.current().pid());
        }
        directory.lock().close(); // free again
    }

    @Test
    void theOwnerIsKnownOnlyWhileItHolds() throws Exception {
        var directory = new StateDirectory(home);
        try (var lock = directory.lock()) {
            assertThat(lock).isNotNull();
            assertThat(directory.owner()).contains(ProcessHandle.current());
        }
        assertThat(directory.owner()).isEmpty();
    }

    @Test
    void itIsWhereTheEnvironmentSays() {
        assertThat(root(Map.of("SQUALL_HOME", "/data/squall"))).hasToString("/data/squall");
        assertThat(root(Map.of("XDG_DATA_HOME", "/data"))).hasToString("/data/squall");
        assertThat(root(Map.of())).isEqualTo(home.resolve(".local/share/squall"));
    }

    @Test
    void wipingSparesWhatNoStackWrote() throws Exception {
        Path thesis = Files.writeString(home.resolve("thesis.txt"), "years of work");
        var directory = new StateDirectory(home);
        directory.lock().close();
        directory.wipe();
        assertThat(home).isDirectoryContaining(thesis::equals);
        try (var rest = Files.list(home)) {
            assertThat(rest).containsExactly(thesis);
        }
    }

    @Test
    void aRunOnThisMachineWithTheSameHomeAndAStackKeepTheirLedgersApart() throws Exception {
        Path ofRuns = StateHome.of(Map.of("SQUALL_HOME", home.toString()), "").ledgers();
        Path open =
                Files.writeString(Files.createDirectories(ofRuns.resolve("run")).resolve("ledger"), "an open fault");
        var directory = new StateDirectory(home);
        directory.lock().close();
        Files.createDirectories(directory.ledger("agent-eu-1"));

        assertThat(directory.ledger("agent-eu-1").startsWith(ofRuns))
                .as("the next run would take it up")
                .isFalse();
        directory.wipe();
        assertThat(directory.ledger("agent-eu-1")).doesNotExist();
        assertThat(open).as("what a killed run left is still to be undone").exists();
    }

    @Test
    void wipingLeavesNothing() throws Exception {
        var directory = new StateDirectory(home.resolve("state"));
        directory.lock().close();
        directory.wipe();
        assertThat(directory.root()).doesNotExist();
    }

    private Path root(Map<String, String> environment) {
        return StateDirectory.standard(environment, home).root();
    }
}
