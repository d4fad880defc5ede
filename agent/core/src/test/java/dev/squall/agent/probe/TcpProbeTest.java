package dev.squall.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.call.RealContext;
import dev.squall.model.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class TcpProbeTest {
    private final TcpProbe probe = new TcpProbe();

    private Observation to(int port) throws InterruptedException {
        return probe.observe(
                Json.mapping("host", Json.of("127.0.0.1")).with("port", Json.of(port)), RealContext.of("c"));
    }

    @Test
    void aListenerIsConnected() throws Exception {
        try (var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(to(listening.getLocalPort()))
                    .isInstanceOfSatisfying(
                            Observation.Seen.class,
                            seen -> assertThat(seen.output().toString())
                                    .contains("connected=Bool[value=true]", "127.0.0.1:" + listening.getLocalPort()));
        }
    }

    @Test
    void nobodyListeningIsSeenAsWell() throws Exception {
        int port = freePort();

        assertThat(to(port))
                .isInstanceOfSatisfying(
                        Observation.Seen.class,
                        seen -> assertThat(((Json.Mapping) seen.output()).get("connected"))
                                .contains(Json.of(false)));
    }

    private static int freePort() throws IOException {
        try (var once = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return once.getLocalPort();
        }
    }

    @Test
    void anUnknownHostIsNoObservation() throws Exception {
        var arguments = Json.mapping("host", Json.of("no-such-host.invalid")).with("port", Json.of(80));

        assertThat(probe.observe(arguments, RealContext.of("c"))).isInstanceOf(Observation.Unseen.class);
    }

    @Test
    void wrongArgumentsAreInvalid() throws Exception {
        assertThat(to(70_000)).isInstanceOf(Observation.Rejected.class);
        assertThat(probe.observe(Json.mapping("host", Json.of("a")), RealContext.of("c")))
                .isInstanceOf(Observation.Rejected.class);
        assertThat(probe.observe(Json.mapping("port", Json.of(1)), RealContext.of("c")))
                .isInstanceOf(Observation.Rejected.class);
    }
}
