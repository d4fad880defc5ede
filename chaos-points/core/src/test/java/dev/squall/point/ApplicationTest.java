package dev.squall.point;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real application in a process of its own, configured by its environment. */
@Timeout(120)
class ApplicationTest {
    private static final String TOKEN = "a token for the tests";

    @TempDir
    Path directory;

    private Process process;

    /** Hits its point once for each line it reads, and says what came of it. */
    public static final class Shop {
        private static final Point CHARGE = ChaosPoints.at("payment.charge");

        private Shop() {}

        public static void main(String[] arguments) throws IOException {
            System.out.println("open " + ChaosPoints.port().orElse(-1));
            while (System.in.read() == '\n') {
                try {
                    CHARGE.hit();
                    System.out.println("charged");
                } catch (RuntimeException e) {
                    System.out.println(e.getMessage());
                }
            }
        }
    }

    private BufferedReader start(Map<String, String> environment) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", "target/classes" + java.io.File.pathSeparator + "target/test-classes"));
        command.add(Shop.class.getName());
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        process = builder.redirectError(directory.resolve("log").toFile()).start();
        return process.inputReader(StandardCharsets.UTF_8);
    }

    private String log() throws IOException {
        return Files.readString(directory.resolve("log"));
    }

    private String hit(BufferedReader out) throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        return out.readLine();
    }

    private int ends() throws InterruptedException, IOException {
        process.getOutputStream().close();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    private static int put(int port, String path, String body) throws IOException {
        var connection = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
        connection.setRequestMethod("PUT");
        connection.setRequestProperty("Authorization", "Bearer " + TOKEN);
        connection.setDoOutput(true);
        connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        return connection.getResponseCode();
    }

    @Test
    void withoutConfigurationThereIsNoWayIn() throws Exception {
        var out = start(Map.of());

        assertThat(out.readLine()).isEqualTo("open -1");
        assertThat(hit(out)).isEqualTo("charged");
        assertThat(ends()).isZero();
        assertThat(log()).isEmpty();
    }

    @Test
    void aConfiguredEndpointArmsAndDoesNotKeepTheApplicationAlive() throws Exception {
        Path token = Files.writeString(directory.resolve("token"), TOKEN + "\n");
        var out = start(Map.of("SQUALL_CHAOS_POINTS_PORT", "0", "SQUALL_CHAOS_POINTS_TOKEN_FILE", token.toString()));
        int port = Integer.parseInt(out.readLine().substring("open ".length()));

        assertThat(put(
                        port,
                        "/v1/armings/one",
                        "{\"point\": \"payment.charge\", \"rules\": [{\"fail\": {\"message\": \"bank is away\"}}],"
                                + " \"expires-ms\": 60000}"))
                .isEqualTo(201);

        assertThat(hit(out)).isEqualTo("bank is away");
        assertThat(ends()).isZero();
        assertThat(log()).doesNotContain(TOKEN);
    }

    @Test
    void aWrongConfigurationSwitchesItOffAndTheApplicationGoesOn() throws Exception {
        var out = start(Map.of("SQUALL_CHAOS_POINTS_PORT", "many"));

        assertThat(out.readLine()).isEqualTo("open -1");
        assertThat(hit(out)).isEqualTo("charged");
        assertThat(ends()).isZero();
        assertThat(log()).contains("chaos points are off, as their configuration is wrong: squall.chaos-points.port");
    }

    @Test
    void aPortWithoutATokenIsNotOpened() throws Exception {
        var out = start(Map.of("SQUALL_CHAOS_POINTS_PORT", "0"));

        assertThat(out.readLine()).isEqualTo("open -1");
        assertThat(ends()).isZero();
        assertThat(log()).contains("no chaos endpoint: squall.chaos-points.token or .token-file is missing");
    }

    @Test
    void anApplicationMayStartArmed() throws Exception {
        Path file = Files.writeString(
                directory.resolve("points.json"),
                "[{\"point\": \"payment.charge\", \"rules\": [{\"fail\": {}, \"first\": 1}], \"expires-ms\": 60000}]");
        var out = start(Map.of("SQUALL_CHAOS_POINTS_FILE", file.toString()));
        out.readLine();

        assertThat(hit(out)).isEqualTo("Chaos injection: payment.charge");
        assertThat(hit(out)).isEqualTo("charged");
    }

    @Test
    void whatIsSwitchedOffIsNotEvenOpened() throws Exception {
        Path file = Files.writeString(directory.resolve("points.json"), "[{}]");
        var out = start(Map.of(
                "SQUALL_CHAOS_POINTS",
                "off",
                "SQUALL_CHAOS_POINTS_PORT",
                "0",
                "SQUALL_CHAOS_POINTS_TOKEN",
                TOKEN,
                "SQUALL_CHAOS_POINTS_FILE",
                file.toString()));

        assertThat(out.readLine()).isEqualTo("open -1");
        assertThat(hit(out)).isEqualTo("charged");
    }
}
