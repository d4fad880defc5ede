package dev.squall.toxics.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.toxics.support.Caller.Reply;
import dev.squall.toxics.support.Client;
import dev.squall.toxics.support.Upstream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What freezes Toxiproxy: here nobody who controls has to wait for what data does. */
class BoundedControlTest extends EchoBehindAProxy {
    /** It answers in milliseconds; Toxiproxy gives up after 25 seconds, or never. */
    private static final Duration BOUND = Duration.ofSeconds(3);

    private static OurServer ours;

    @BeforeAll
    static void start() {
        ours = new OurServer();
    }

    @AfterAll
    static void stop() {
        ours.close();
    }

    @Override
    String address() {
        return ours.address();
    }

    private Reply inTime(Supplier<Reply> call) {
        long start = System.nanoTime();
        Reply reply = call.get();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BOUND);
        return reply;
    }

    @Test
    void aReaderThatStandsStillHoldsUpNobodyWhoControls() throws Exception {
        byte[] data = new byte[64 << 20];
        instead(Upstream.sending(data));
        server.toxic("data", "latency", "downstream", "{\"latency\":100}");

        try (Client _ = new Client(port)) {
            Awaitility.await().until(() -> server.get("/proxies").status() == 200);
            assertThat(inTime(() -> server.delete("/proxies/data/toxics/latency"))
                            .status())
                    .isEqualTo(204);
            assertThat(inTime(() -> server.get("/proxies")).status()).isEqualTo(200);
            assertThat(inTime(() -> server.patch("/proxies/data", "{\"enabled\":false}"))
                            .status())
                    .isEqualTo(200);
            assertThat(inTime(() -> server.delete("/proxies/data")).status()).isEqualTo(204);
        }
    }

    @Test
    void aResetThatWaitsHoldsUpNobodyWhoControls() throws Exception {
        server.toxic("data", "reset_peer", "downstream", "{\"timeout\":60000}");

        try (Client client = new Client(port).send("x")) {
            Awaitility.await().until(() -> server.get("/proxies").status() == 200);
            assertThat(inTime(() -> server.delete("/proxies/data/toxics/reset_peer"))
                            .status())
                    .isEqualTo(204);
            assertThat(client.end()).isEqualTo(Client.End.RESET);
        }
    }

    @Test
    void anUpstreamThatDoesNotAnswerHoldsUpNobody() throws Exception {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var crowd = new Crowd(silent.getLocalPort())) {
            assertThat(crowd.waits()).isTrue();
            int hung = server.proxy("hung", silent.getLocalPort());
            try (Client client = new Client(hung).send("x");
                    Client _ = new Client(hung)) {
                used().close();
                assertThat(inTime(() -> server.patch("/proxies/hung", "{\"enabled\":false}"))
                                .status())
                        .isEqualTo(200);
                assertThat(inTime(() -> server.delete("/proxies/hung")).status())
                        .isEqualTo(204);
                assertThat(inTime(() -> server.get("/proxies")).status()).isEqualTo(200);
                assertThat(client.end()).isNotNull();
            }
        }
    }

    /** So many calls to a port whose owner accepts none that the next one is not even answered. */
    private static final class Crowd implements AutoCloseable {
        private final List<SocketChannel> calls = new ArrayList<>();
        private boolean waits;

        Crowd(int port) throws IOException {
            for (int i = 0; i < 16 && !waits; i++) {
                var call = SocketChannel.open();
                calls.add(call);
                call.configureBlocking(false);
                call.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                long start = System.nanoTime();
                while (!call.finishConnect() && System.nanoTime() - start < 200_000_000) {
                    Thread.onSpinWait();
                }
                waits = !call.isConnected();
            }
        }

        boolean waits() {
            return waits;
        }

        @Override
        public void close() throws IOException {
            for (var call : calls) {
                call.close();
            }
        }
    }
}
