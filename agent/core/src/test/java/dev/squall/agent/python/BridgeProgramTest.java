package dev.squall.agent.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.testbed.RequiresPython;
import dev.squall.testbed.Testbed;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Python side by itself, as it is when whoever has started it was killed: nobody ends it but itself. */
@RequiresPython
class BridgeProgramTest {
    @TempDir
    Path directory;

    private Process process;
    private OutputStream requests;

    @BeforeEach
    void begin() throws Exception {
        PythonBench.in(directory).hostile().close();
        var program = new BridgeProgram();
        process = new ProcessBuilder(program.commandLine(Testbed.python()))
                .directory(directory.toFile())
                .start();
        requests = process.getOutputStream();
        requests.write(program.text());
    }

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    private void ask(long id, String func) throws IOException {
        String request = "{\"do\": \"call\", \"module\": \"hostile\", \"func\": \"" + func + "\", \"arguments\": {}}";
        requests.write((id + " " + request + "\n").getBytes(StandardCharsets.UTF_8));
        requests.flush();
    }

    @Test
    void itIsReadyAndAnswersByTheIdOfTheRequest() throws Exception {
        ask(7, "counted");

        assertThat(process.inputReader().readLine()).startsWith("0 {\"ready\": \"3.");
        assertThat(process.inputReader().readLine()).isEqualTo("7 {\"returned\": 1}");
    }

    @Test
    void itEndsWithItsRequests() throws Exception {
        requests.close();

        assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(10));
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void itEndsWithItsRequestsAndAllThatItHasStartedWhateverItIsAt() throws Exception {
        ask(1, "waits_for_child");
        long child = Long.parseLong(process.errorReader().readLine());

        requests.close();

        assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(10));
        ProcessHandle.of(child).ifPresent(left -> assertThat(left.onExit()).succeedsWithin(Duration.ofSeconds(10)));
    }
}
