package dev.squall.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.embedded.waiting.Waiting;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRedisTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(20);

    @TempDir
    Path directory;

    @Test
    void itHoldsAValueAndForgetsItWithARestartAtTheSamePort() throws Exception {
        int before;
        try (var crew = crew();
                var redis = EmbeddedRedis.start(directory, directory, crew)) {
            before = redis.port();
            assertThat(ask(redis, "SET tea pot")).isEqualTo("+OK");
            assertThat(ask(redis, "EXISTS tea")).isEqualTo(":1");
        }
        try (var crew = crew();
                var redis = EmbeddedRedis.start(directory, directory, crew)) {
            assertThat(redis.port()).isEqualTo(before);
            assertThat(ask(redis, "EXISTS tea")).isEqualTo(":0");
        }
    }

    @Test
    void aKilledServerIsReplacedAtTheSamePortAndOneThatIsClosedIsGone() throws Exception {
        ProcessHandle second;
        try (var crew = crew();
                var redis = EmbeddedRedis.start(directory, directory, crew)) {
            long first = pid();
            ProcessHandle.of(first).orElseThrow().destroyForcibly();
            assertThat(Waiting.until(LIMIT, POLL, () -> pid() != first && new Health.Redis(redis.port()).answers()))
                    .isTrue();
            second = ProcessHandle.of(pid()).orElseThrow();
        }
        assertThat(second.isAlive()).isFalse();
        assertThat(directory.resolve("redis.pid")).doesNotExist();
    }

    @Test
    void aServerDiesWithAKilledOwner() throws Exception {
        Process owner = TestPrograms.start(RedisOwner.class, directory);
        try (BufferedReader said = owner.inputReader()) {
            assertThat(said.readLine()).isEqualTo("started");
        }
        ProcessHandle server = ProcessHandle.of(pid()).orElseThrow();

        owner.destroyForcibly();

        server.onExit().get(10, TimeUnit.SECONDS);
        assertThat(server.isAlive()).isFalse();
    }

    private Crew crew() throws IOException {
        return Crew.over(directory, RestartPolicy.USUAL, InstantSource.system());
    }

    private long pid() {
        try {
            return Long.parseLong(
                    Files.readString(directory.resolve("redis.pid")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String ask(EmbeddedRedis redis, String command) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), redis.port());
                var answer =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            return answer.readLine();
        }
    }

    /** A process that owns a server, to be killed. */
    static final class RedisOwner {
        private RedisOwner() {}

        @SuppressWarnings("SystemOut") // the test reads it
        static void main(String[] arguments) throws Exception {
            Path directory = Path.of(arguments[0]);
            EmbeddedRedis.start(
                    directory, directory, Crew.over(directory, RestartPolicy.USUAL, InstantSource.system()));
            System.out.println("started");
            System.out.flush();
            System.in.read();
        }
    }
}
