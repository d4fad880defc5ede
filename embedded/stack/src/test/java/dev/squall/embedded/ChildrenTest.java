package dev.squall.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
            var child = children.start(server("web", port, Duration.ofSeconds(30)));
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
                var child = children.start(program("broken", List.of("-no-such-option"), Optional.of(nowhere())))) {
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
        Process owner = owner();
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

    private Process owner() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ChildOwner.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static long pidSaidBy(Process owner) throws IOException {
        try (BufferedReader said = owner.inputReader()) {
            return Long.parseLong(said.readLine());
        }
    }

    private static URI nowhere() {
        return URI.create("http://127.0.0.1:1/");
    }

    private ChildSpec server(String name, int port, Duration start) {
        return new ChildSpec(
                name,
                List.of("-cp", System.getProperty("java.class.path"), Web.class.getName(), Integer.toString(port)),
                Map.of(),
                directory.resolve(name + ".log"),
                Optional.of(URI.create("http://127.0.0.1:" + port + "/")),
                new ChildSpec.Limits(start, Duration.ofSeconds(5)));
    }

    private ChildSpec sleeper(String name, Optional<URI> health) {
        return program(name, List.of("-cp", System.getProperty("java.class.path"), Sleeper.class.getName()), health);
    }

    private ChildSpec program(String name, List<String> program, Optional<URI> health) {
        var limits = new ChildSpec.Limits(Duration.ofSeconds(1), Duration.ofSeconds(5));
        return new ChildSpec(name, program, Map.of(), directory.resolve(name + ".log"), health, limits);
    }

    /** A child with a health address. */
    static final class Web {
        private Web() {}

        static void main(String[] arguments) throws IOException {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
            HttpServer server = HttpServer.create(address, 0);
            server.createContext("/", exchange -> {
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
        }
    }

    /** A child that does nothing. */
    static final class Sleeper {
        private Sleeper() {}

        static void main() throws InterruptedException {
            Thread.currentThread().join();
        }
    }

    /** A process that owns a child, to be killed. */
    static final class ChildOwner {
        private ChildOwner() {}

        @SuppressWarnings("SystemOut") // the test reads it
        static void main(String[] arguments) throws Exception {
            Path directory = Path.of(arguments[0]);
            var spec = new ChildSpec(
                    "orphan",
                    List.of("-cp", System.getProperty("java.class.path"), Sleeper.class.getName()),
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
