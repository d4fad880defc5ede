package dev.squall.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildrenTest {
    @TempDir
    Path directory;

    @Test
    void aChildIsReadyOnceItsHealthAddressAnswersAndIsGoneWhenClosed() throws Exception {
        int port = Ports.free();
        try (var children = new Children(directory)) {
            var child = children.start(TestPrograms.web("web", port, directory));
            try (child) {
                child.awaitReady();
                assertThat(Files.readString(children.pidFile("web"))).isEqualTo(child.pid() + "\n");
            }
            assertThat(child.alive()).isFalse();
            assertThat(children.pidFile("web")).doesNotExist();
        }
    }

    @Test
    void aChildThatEndsBeforeItIsReadyIsReportedWithTheEndOfItsLog() throws Exception {
        try (var children = new Children(directory);
                var child = children.start(
                        program("broken", ChildSpec.java(List.of("-no-such-option")), Optional.of(nowhere())))) {
            assertThatThrownBy(child::awaitReady)
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("broken ended with 1")
                    .hasMessageContaining("Unrecognized option: -no-such-option");
        }
    }

    @Test
    void aChildThatNeverAnswersIsReportedAtTheLimit() throws Exception {
        try (var children = new Children(directory);
                var child = children.start(sleeper("deaf", Optional.of(nowhere())))) {
            assertThatThrownBy(child::awaitReady).hasMessageContaining("deaf was not ready after 1 s");
        }
    }

    @Test
    void aStoppedProcessStillEnds() throws Exception {
        try (var children = new Children(directory)) {
            var child = children.start(sleeper("frozen", Optional.empty()));
            Termination.signal(child.pid(), "STOP");
            child.close();
            assertThat(child.alive()).isFalse();
        }
    }

    @Test
    void aChildDiesWithAKilledOwner() throws Exception {
        Process owner = TestPrograms.start(ChildOwner.class, directory);
        ProcessHandle child = ProcessHandle.of(pidSaidBy(owner)).orElseThrow();
        owner.destroyForcibly();
        child.onExit().get(10, TimeUnit.SECONDS);
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void aRecordedLeftoverIsStoppedAndANamesakeIsNot() throws Exception {
        Process leftover = new ProcessBuilder("sleep", "600").start();
        Process namesake = new ProcessBuilder("sleep", "600").start();
        try (var children = new Children(directory)) {
            ProcessIdentity.of(leftover.toHandle()).write(directory.resolve("one.process"));
            var other = ProcessIdentity.of(namesake.toHandle());
            new ProcessIdentity(other.pid(), other.started().minusSeconds(60)).write(directory.resolve("two.process"));

            assertThat(children.stopLeftovers()).containsExactly("one");
            assertThat(leftover.isAlive()).isFalse();
            assertThat(namesake.isAlive()).isTrue();
            assertThat(children.stopLeftovers()).isEmpty();
        } finally {
            leftover.destroyForcibly();
            namesake.destroyForcibly();
        }
    }

    private static long pidSaidBy(Process owner) throws IOException {
        try (BufferedReader said = owner.inputReader()) {
            return Long.parseLong(said.readLine());
        }
    }

    private static Health nowhere() {
        return new Health.Http(URI.create("http://127.0.0.1:1/"));
    }

    private ChildSpec sleeper(String name, Optional<Health> health) {
        return program(name, TestPrograms.program(TestPrograms.Sleeper.class), health);
    }

    private ChildSpec program(String name, List<String> program, Optional<Health> health) {
        var limits = new ChildSpec.Limits(Duration.ofSeconds(1), Duration.ofSeconds(5));
        return new ChildSpec(name, program, Map.of(), directory.resolve(name + ".log"), health, limits);
    }

    /** A process that owns a child, to be killed. */
    static final class ChildOwner {
        private ChildOwner() {}

        @SuppressWarnings("SystemOut") // the test reads it
        static void main(String[] arguments) throws Exception {
            Path directory = Path.of(arguments[0]);
            var spec = new ChildSpec(
                    "orphan",
                    TestPrograms.program(TestPrograms.Sleeper.class),
                    Map.of(),
                    directory.resolve("orphan.log"),
                    Optional.empty(),
                    ChildSpec.Limits.USUAL);
            System.out.println(new Children(directory).start(spec).pid());
            System.out.flush();
            Thread.currentThread().join();
        }
    }
}
