package dev.squall.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.call.Habits;
import dev.squall.agent.policy.Policy;
import dev.squall.model.json.Json;
import dev.squall.model.message.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class ProcessProbeTest extends ProberContract {
    @TempDir
    Path directory;

    private Policy policy = Policy.PERMISSIVE;

    @Override
    Prober prober() {
        return new ProcessProbe(policy, name -> Optional.ofNullable(System.getenv(name)), Habits.CAREFUL);
    }

    @Override
    Json.Mapping arguments() {
        return sh("echo out; echo err >&2; exit 3");
    }

    @Override
    Json.Mapping silent() {
        reached.countDown();
        return sh("exec sleep 600");
    }

    @Override
    void release() {}

    private static Json.Mapping sh(String script) {
        return run("sh", Json.array(Json.of("-c"), Json.of(script)));
    }

    private static Json.Mapping run(String path, Json arguments) {
        return Json.mapping("path", Json.of(path)).with("arguments", arguments);
    }

    private static Json ended(int status, String out, String err) {
        return Json.mapping("status", Json.of(status))
                .with("stdout", Json.of(out))
                .with("stderr", Json.of(err));
    }

    @Test
    void theOutputIsStatusAndBothStreams() throws Exception {
        assertThat(seen(arguments())).isEqualTo(ended(3, "out\n", "err\n"));
    }

    @Test
    void aListGoesWithoutAShellInPythonsWords() throws Exception {
        var arguments = Json.array(
                Json.of("%s|"), Json.of("$HOME"), Json.of(true), Json.of(1.5), Json.NULL, Json.of(""), Json.of("a b"));

        assertThat(seen(run("printf", arguments))).isEqualTo(ended(0, "$HOME|True|1.5|a b|", ""));
    }

    @Test
    void aTextGoesThroughTheShell() throws Exception {
        assertThat(seen(run("echo", Json.of("$((1 + 1)) | cat")))).isEqualTo(ended(0, "2\n", ""));
    }

    @Test
    void aMappingIsWrittenOut() throws Exception {
        assertThat(seen(run("echo", Json.mapping("--depth", Json.of(1))))).isEqualTo(ended(0, "--depth 1\n", ""));
    }

    @Test
    void anEndBySignalIsNegative() throws Exception {
        assertThat(((Json.Mapping) seen(sh("kill -9 $$"))).get("status")).contains(Json.of(-9));
    }

    @Test
    void atItsLimitTheProgramAndAllItStartedAreKilled() throws Exception {
        Path pid = directory.resolve("pid");
        var arguments = sh("sleep 600 & echo $! > " + pid + "; wait").with("timeout", Json.of(0.5));

        assertThat(observe(arguments))
                .isInstanceOfSatisfying(
                        Observation.Unseen.class,
                        unseen -> assertThat(unseen.reason()).contains("took longer than 500ms"));

        var grandchild = ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()));
        if (grandchild.isPresent()) {
            assertThat(grandchild.get().onExit()).succeedsWithin(Duration.ofSeconds(10));
        }
    }

    @Test
    void outputAboveTheLimitIsDroppedAndSaidSo() throws Exception {
        Json.Mapping output = (Json.Mapping) seen(sh("head -c 3000000 /dev/zero | tr '\\0' x"));

        assertThat(output.text("stdout").orElseThrow()).hasSize(1 << 20);
        assertThat(output.get("notes").orElseThrow().toString()).contains("was dropped");
    }

    @Test
    void aProgramThatGoesOnInTheBackgroundIsNotWaitedFor() throws Exception {
        Json.Mapping output = (Json.Mapping) seen(sh("sleep 600 & echo $!; sleep 0.3"));

        long left = Long.parseLong(output.text("stdout").orElseThrow().strip());
        assertThat(ProcessHandle.of(left).map(ProcessHandle::destroyForcibly)).contains(true);
        assertThat(output.get("notes").orElseThrow().toString()).contains("goes on");
    }

    @Test
    void anUnknownProgramIsInvalid() throws Exception {
        assertThat(observe(run("no-such-program", Json.NULL)))
                .isInstanceOfSatisfying(
                        Observation.Rejected.class,
                        rejected -> assertThat(rejected.rejection().reason()).isEqualTo(Refusal.INVALID));
    }

    @Test
    void aFileThatIsNoProgramIsInvalid() throws IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve("text"), "hello");

        assertThat(observe(run(file.toString(), Json.NULL))).isInstanceOf(Observation.Rejected.class);
    }

    @Test
    void theNodesPolicyDecidesOnProgramsAndTheShell() throws Exception {
        policy = Policy.CAUTIOUS;

        assertThat(observe(arguments()))
                .isInstanceOfSatisfying(
                        Observation.Rejected.class,
                        rejected -> assertThat(rejected.rejection().reason()).isEqualTo(Refusal.POLICY));
        policy = new Policy(
                Policy.PERMISSIVE.families(),
                Policy.PERMISSIVE.protect(),
                Policy.PERMISSIVE.longest(),
                Policy.PERMISSIVE.programs(),
                false,
                Policy.PERMISSIVE.python(),
                Policy.PERMISSIVE.toxiproxy(),
                Policy.PERMISSIVE.environment(),
                Policy.PERMISSIVE.vaults());
        assertThat(observe(arguments())).isInstanceOf(Observation.Seen.class);
        assertThat(observe(run("echo", Json.of("x"))))
                .isInstanceOfSatisfying(
                        Observation.Rejected.class,
                        rejected -> assertThat(rejected.rejection().detail()).contains("does not allow a shell"));
    }
}
