package dev.squall.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code squall toxics} as a process. */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class ToxicsCommandTest {
    private static final String SAYS = "toxics listens on ";

    @TempDir
    Path directory;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    private Process toxics(String... words) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.squall.cli.Main",
                "toxics"));
        command.addAll(List.of(words));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        started.add(process);
        return process;
    }

    /** What is said up to where it listens. */
    private static List<String> said(BufferedReader output) throws IOException {
        var lines = new ArrayList<String>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            lines.add(line);
            if (line.startsWith(SAYS)) {
                return lines;
            }
        }
        throw new AssertionError("it ended with: " + lines);
    }

    private static HttpURLConnection ask(List<String> said, String path) throws IOException {
        String address = said.getLast().substring(SAYS.length()).replaceFirst(",.*", "");
        return (HttpURLConnection)
                URI.create("http://" + address + path).toURL().openConnection();
    }

    @Test
    void servesWhatItsConfigurationSaysUntilItIsToldToStop() throws Exception {
        Path config = Files.writeString(
                directory.resolve("proxies.json"),
                "[{\"name\":\"redis\",\"listen\":\"127.0.0.1:0\",\"upstream\":\"127.0.0.1:1\"}]");
        var process = toxics("--listen", "127.0.0.1:0", "--config", config.toString(), "--seed", "7", "--metrics");
        try (var output = process.inputReader()) {
            var said = said(output);

            assertThat(said.getFirst()).isEqualTo(config + ": 1 proxy");
            assertThat(said.getLast()).endsWith(", seed 7");
            assertThat(new String(ask(said, "/proxies").getInputStream().readAllBytes(), UTF_8))
                    .contains("\"redis\"");
            assertThat(ask(said, "/metrics").getResponseCode()).isEqualTo(200);

            process.destroy();

            assertThat(process.waitFor()).isZero();
        }
    }

    @Test
    void aConfigurationThatCannotBeHadIsSaidAndTheServerRuns() throws Exception {
        Path wrong = Files.writeString(directory.resolve("wrong.json"), "{}");
        for (String config :
                new String[] {wrong.toString(), directory.resolve("none.json").toString()}) {
            try (var output =
                    toxics("--listen", "127.0.0.1:0", "--config", config).inputReader()) {
                var said = said(output);
                assertThat(said.getFirst()).startsWith("squall toxics: " + config);
                assertThat(ask(said, "/version").getResponseCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void asksForTheTokenOfAFile() throws Exception {
        Path token = Files.writeString(directory.resolve("token"), "secret\n");
        try (var output = toxics("--listen", "127.0.0.1:0", "--token-file", token.toString())
                .inputReader()) {
            var said = said(output);

            assertThat(ask(said, "/version").getResponseCode()).isEqualTo(401);
            var allowed = ask(said, "/version");
            allowed.setRequestProperty("Authorization", "Bearer secret");
            assertThat(allowed.getResponseCode()).isEqualTo(200);
        }
    }

    @Test
    void wrongWordsAreSaidToBeSo() throws Exception {
        assertThat(toxics("--seed", "many").waitFor()).isEqualTo(2);
        assertThat(toxics("redis").waitFor()).isEqualTo(2);
        assertThat(toxics("--listen", "nowhere").waitFor()).isEqualTo(1);
    }
}
