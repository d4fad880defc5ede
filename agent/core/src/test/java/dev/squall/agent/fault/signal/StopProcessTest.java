package dev.squall.agent.fault.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.call.RealContext;
import dev.squall.agent.fault.Injector;
import dev.squall.agent.fault.InjectorContract;
import dev.squall.model.json.Json;
import dev.squall.model.message.Recovery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class StopProcessTest extends InjectorContract {
    @TempDir
    Path directory;

    private Process process;

    @BeforeEach
    void start() throws IOException {
        process = new ProcessBuilder("sleep", "600").start();
        Files.writeString(directory.resolve("pid"), process.pid() + "\n");
    }

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    @Override
    protected Injector injector() {
        return new StopProcess();
    }

    @Override
    protected Json.Mapping arguments() {
        return Json.mapping("pid-file", Json.of(directory.resolve("pid").toString()));
    }

    @Override
    protected boolean broken() throws IOException {
        String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
        return stat.charAt(stat.lastIndexOf(')') + 2) == 'T';
    }

    @Override
    protected void targetEnds() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Test
    void aNamesakeWithTheSameNumberIsLeftAlone() throws Exception {
        var old = new ProcessRef(process.pid(), 1, "another boot", "sleep");
        var data = Json.mapping("processes", Json.array(old.toJson()));

        assertThat(injector().inject(data, RealContext.of("c"))).isInstanceOf(Injector.Injected.NotInPlace.class);

        assertThat(broken()).isFalse();
    }

    @Test
    void undoDataThatNamesNobodyIsNotCalledClean() throws Exception {
        assertThat(injector().verify(Json.Mapping.EMPTY, RealContext.of("c")).outcome())
                .isEqualTo(Recovery.UNKNOWN);
    }
}
