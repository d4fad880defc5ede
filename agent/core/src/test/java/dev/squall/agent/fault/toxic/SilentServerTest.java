package dev.squall.agent.fault.toxic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.RealContext;
import dev.squall.agent.fault.Fault;
import dev.squall.agent.fault.Injector;
import dev.squall.agent.fault.Injector.Injected;
import dev.squall.agent.fault.Injector.Undone;
import dev.squall.agent.fault.Plan;
import dev.squall.agent.policy.Policy;
import dev.squall.model.json.Json;
import dev.squall.model.message.Recovery;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that is frozen, gone, or none: no call hangs, and nothing is called clean that was not seen. */
@Timeout(60)
class SilentServerTest {
    private static final CallContext CONTEXT = RealContext.of("run/method[0]/one/a");

    private static final EnvironmentValues NOTHING = new EnvironmentValues(Policy.PERMISSIVE, _ -> Optional.empty());

    private static Injector injector(String func, Duration patience) {
        for (Fault fault : ToxicFaults.all(patience, Duration.ofSeconds(15), NOTHING)) {
            if (fault.func().equals(func) && fault instanceof Injector injector) {
                return injector;
            }
        }
        throw new AssertionError("no fault " + func);
    }

    private static Injector injector(String func) {
        return injector(func, Duration.ofMillis(200));
    }

    private static Json.Mapping arguments(int port) {
        return Json.mapping("url", Json.of("http://127.0.0.1:" + port)).with("proxy", Json.of("redis"));
    }

    /** As a plan against a living server would have given it. */
    private static Json.Mapping data(int port) {
        return arguments(port)
                .with("name", Json.of("redis"))
                .with("listen", Json.of("127.0.0.1:26379"))
                .with("upstream", Json.of("127.0.0.1:6379"))
                .with("enabled", Json.of(true))
                .with(
                        "toxics",
                        Json.array(Json.mapping(
                                "put",
                                AddToxicsContract.json("{\"name\": \"slow\", \"type\": \"latency\","
                                        + " \"stream\": \"downstream\", \"toxicity\": 1, \"attributes\": {}}"))));
    }

    private static ServerSocket listening() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @ParameterizedTest
    @ValueSource(strings = {"latency", "down"})
    void aServerThatTakesConnectionsAndNeverAnswersIsNotWaitedFor(String func) throws Exception {
        try (var frozen = listening()) {
            int port = frozen.getLocalPort();

            assertThat(injector(func).plan(arguments(port), CONTEXT)).isInstanceOf(Plan.Failed.class);
            assertThat(injector(func).inject(data(port), CONTEXT)).isInstanceOf(Injected.NotInPlace.class);
            assertThat(injector(func).recover(data(port), CONTEXT)).isInstanceOf(Undone.StillThere.class);
            assertThat(injector(func).verify(data(port), CONTEXT).outcome()).isEqualTo(Recovery.UNKNOWN);
            injector(func).keep(data(port), CONTEXT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"latency", "down"})
    void whatHappenedOnAServerThatIsGoneIsUnknown(String func) throws Exception {
        int port;
        try (var gone = listening()) {
            port = gone.getLocalPort();
        }

        assertThat(injector(func).recover(data(port), CONTEXT)).isInstanceOf(Undone.StillThere.class);
        assertThat(injector(func).verify(data(port), CONTEXT).outcome()).isEqualTo(Recovery.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"latency", "down"})
    void anotherProgramThatKnowsNoProxyIsNoEvidence(String func) throws Exception {
        try (var other = listening()) {
            Thread.ofVirtual()
                    .start(() -> answer(other, "HTTP/1.1 404 Not Found\r\nContent-Length: 9\r\n\r\nnot found"));

            assertThat(injector(func)
                            .verify(data(other.getLocalPort()), CONTEXT)
                            .outcome())
                    .isEqualTo(Recovery.UNKNOWN);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"latency", "down"})
    void anAnswerWithoutAnEndIsCutOff(String func) throws Exception {
        try (var other = listening()) {
            String endless = "HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n\r\n" + "x".repeat(3 << 20);
            Thread.ofVirtual().start(() -> answer(other, endless));

            assertThat(injector(func)
                            .verify(data(other.getLocalPort()), CONTEXT)
                            .outcome())
                    .isEqualTo(Recovery.UNKNOWN);
        }
    }

    private static void answer(ServerSocket server, String answer) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                socket.getInputStream().read();
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                socket.shutdownOutput();
                socket.getInputStream().skip(Long.MAX_VALUE);
            } catch (IOException _) {
                // the other side has seen enough
            }
        }
    }

    @Test
    void whoeverWaitsForAFrozenServerCanBeInterrupted() throws Exception {
        try (var frozen = listening()) {
            var interrupted = new CompletableFuture<Boolean>();
            Injector patient = injector("latency", Duration.ofHours(1));
            Thread waiting = Thread.ofPlatform().daemon().start(() -> {
                try {
                    patient.recover(data(frozen.getLocalPort()), CONTEXT);
                    interrupted.complete(false);
                } catch (InterruptedException _) {
                    interrupted.complete(true);
                }
            });
            frozen.accept();

            waiting.interrupt();

            assertThat(interrupted.get()).isTrue();
        }
    }

    @Test
    void dataThatNamesNothingIsNotCalledClean() throws Exception {
        for (String func : new String[] {"latency", "down"}) {
            assertThat(injector(func).verify(Json.Mapping.EMPTY, CONTEXT).outcome())
                    .isEqualTo(Recovery.UNKNOWN);
        }
    }
}
