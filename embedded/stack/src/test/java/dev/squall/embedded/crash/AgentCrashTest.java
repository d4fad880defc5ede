package dev.squall.embedded.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

/** The agent is killed with SIGKILL before, during and after a step, and started again. */
@OnDrillGround
class AgentCrashTest {
    @Test
    void stepThatIsSentWhileItsAgentIsDeadIsCarriedOutOnceWhenItIsBack(DrillGround ground, Scene scene)
            throws Exception {
        scene.start(DrillExperiment.twoActions(scene.gates().url()));
        scene.awaitPause();
        scene.strike();
        ground.killAgent();
        scene.awaitDispatched("last");
        assertThat(scene.gates().calls("last")).isZero();
        ground.startAgent();

        var end = scene.end();

        ground.table().add("agent", "before a step", end);
        assertThat(end.status()).as(end.reason()).isEqualTo("completed");
        assertThat(end.verdict()).isEqualTo("held");
        assertThat(end.answers("last")).containsExactly("succeeded");
        assertThat(scene.gates().calls("last")).isEqualTo(1);
    }

    @Test
    void stepThatWasAnsweredIsNotCarriedOutAgainAfterItsAgentsDeath(DrillGround ground, Scene scene) throws Exception {
        scene.start(DrillExperiment.twoActions(scene.gates().url()));
        scene.awaitPause();
        scene.strike();
        ground.killAgent();
        ground.startAgent();

        var end = scene.end();

        ground.table().add("agent", "after a step", end);
        assertThat(end.status()).as(end.reason()).isEqualTo("completed");
        assertThat(end.verdict()).isEqualTo("held");
        assertThat(scene.gates().calls("first")).isEqualTo(1);
        assertThat(scene.gates().calls("last")).isEqualTo(1);
    }

    @Test
    void stoppedProcessRunsAgainOnceTheKilledAgentIsBack(DrillGround ground, Scene scene) throws Exception {
        scene.gates().shut("look", 1);
        scene.start();
        scene.awaitCall("look", 1);
        assertThat(scene.victim().isStopped()).isTrue();
        scene.strike();
        ground.killAgent();
        ground.startAgent();

        scene.awaiting("the process runs again", scene.victim()::runs);

        scene.gates().openAll();
        var end = scene.end();
        ground.table().add("agent", "while a fault is in place", end);
        assertThat(end.faults()).hasSize(1);
        assertThat(end.recovery()).as(end.reason()).isEqualTo("clean");
        assertThat(end.cause()).isEqualTo("restart");
        assertThat(scene.victim().runs()).isTrue();
        assertThat(scene.gates().calls("first")).isEqualTo(1);
    }

    @Test
    void programThatRanWhenItsAgentDiedIsUnknownAndNotRunTwice(DrillGround ground, Scene scene) throws Exception {
        Path lines = scene.directory().resolve("lines");
        Path enough = scene.directory().resolve("enough");
        scene.start(DrillExperiment.program(scene.gates().url(), program(scene.directory(), lines, enough)));
        scene.awaiting("the program's line", () -> Files.exists(lines));
        scene.strike();
        ground.killAgent();
        ground.startAgent();

        var end = scene.end();

        Files.writeString(enough, "");
        ground.table().add("agent", "while a program runs", end);
        assertThat(end.answers("program")).containsExactly("unknown");
        assertThat(end.verdict()).as(end.reason()).isNotEqualTo("held");
        assertThat(scene.gates().calls("rollback")).isEqualTo(1);
        assertThat(lines).hasContent("ran\n");
    }

    /** Writes a line, then waits to be told to end. */
    private static Path program(Path directory, Path lines, Path enough) throws Exception {
        var script = "#!/bin/sh\necho ran >>'%s'\nwhile [ -d '%s' ] && [ ! -e '%s' ]; do sleep 0.1; done\n"
                .formatted(lines, directory, enough);
        var file = Files.writeString(directory.resolve("program"), script);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
