package dev.squall.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.embedded.waiting.Waiting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedChildTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(20);

    @TempDir
    Path directory;

    @Test
    void aKilledProcessIsReplacedAtTheSameAddressAndThePidFileFollows() throws Exception {
        ChildSpec spec = TestPrograms.web("web", Ports.free(), directory);
        try (var crew = Crew.over(directory, RestartPolicy.USUAL, InstantSource.system());
                var child = SupervisedChild.start(spec, crew)) {
            child.awaitReady();
            long first = pid("web");

            ProcessHandle.of(first).orElseThrow().destroyForcibly();

            assertThat(Waiting.until(LIMIT, POLL, () -> pid("web") != first)).isTrue();
            child.awaitReady();
            assertThat(ProcessHandle.of(pid("web")).orElseThrow().isAlive()).isTrue();
        }
        assertThat(directory.resolve("web.pid")).doesNotExist();
    }

    @Test
    void aProcessThatKeepsDyingIsGivenUp() throws Exception {
        var policy = new RestartPolicy(Duration.ZERO, 2, Duration.ofMinutes(10));
        Path log = directory.resolve("broken.log");
        var spec = new ChildSpec(
                "broken",
                ChildSpec.java(List.of("-no-such-option")),
                Map.of(),
                log,
                Optional.empty(),
                ChildSpec.Limits.USUAL);
        try (var crew = Crew.over(directory, policy, InstantSource.system());
                var child = SupervisedChild.start(spec, crew)) {
            assertThat(Waiting.until(LIMIT, POLL, child::givenUp)).isTrue();
            assertThat(Files.readAllLines(log))
                    .filteredOn(line -> line.contains("Unrecognized option"))
                    .hasSize(3);
        }
    }

    @Test
    void aProcessThatIsStoppedOnPurposeIsNotReplaced() throws Exception {
        ChildSpec spec = TestPrograms.web("web", Ports.free(), directory);
        try (var crew = Crew.over(directory, RestartPolicy.USUAL, InstantSource.system())) {
            var child = SupervisedChild.start(spec, crew);
            ProcessHandle process = ProcessHandle.of(pid("web")).orElseThrow();
            child.close();
            crew.close();
            assertThat(crew.scheduler().awaitTermination(5, TimeUnit.SECONDS)).isTrue();
            assertThat(process.isAlive()).isFalse();
            assertThat(directory.resolve("web.pid")).doesNotExist();
        }
    }

    private long pid(String name) {
        try {
            return Long.parseLong(
                    Files.readString(directory.resolve(name + ".pid")).strip());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
