package dev.squall.toxics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squall.toxics.proxy.NewProxy;
import dev.squall.toxics.proxy.Refusal;
import dev.squall.toxics.proxy.Stream;
import dev.squall.toxics.support.Caller;
import dev.squall.toxics.support.Client;
import dev.squall.toxics.support.Upstream;
import dev.squall.toxics.toxic.Latency;
import dev.squall.toxics.toxic.LimitData;
import dev.squall.toxics.toxic.Noop;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server in the hands of Java code. */
class EmbeddingTest {
    private ToxicsServer server;
    private Upstream upstream;

    @BeforeEach
    void start() throws IOException {
        server = ToxicsServer.start();
        upstream = Upstream.echo();
    }

    @AfterEach
    void end() {
        server.close();
        upstream.close();
    }

    private ToxicProxy echo(String name) {
        return server.proxy(name, "127.0.0.1:" + upstream.port());
    }

    @Test
    void aProxyIsSpoiledAndHealed() throws Exception {
        var proxy = echo("data");
        proxy.add(new LimitData(2));
        try (Client client = new Client(proxy.port()).send("hello")) {
            assertThat(client.receiveAll()).hasSize(2);
        }

        proxy.replaceToxics(List.of());

        try (Client client = new Client(proxy.port()).send("hello")) {
            assertThat(client.receiveText(5)).isEqualTo("hello");
        }
    }

    @Test
    void javaAndHttpSeeTheSame() {
        var proxy = echo("data");
        proxy.add(new Latency(Duration.ofMillis(5)), Stream.UPSTREAM);

        try (var caller = new Caller(server.address().orElseThrow())) {
            assertThat(caller.get("/proxies/data/toxics").body()).contains("latency_upstream", "\"latency\":5");
            caller.delete("/proxies/data/toxics/latency_upstream");
        }
        assertThat(proxy.state().toxics()).isEmpty();
        assertThat(server.proxies())
                .singleElement()
                .extracting(ToxicProxy::name)
                .isEqualTo("data");
    }

    @Test
    void aProxyGoesDownAndUpOnItsPort() throws Exception {
        var proxy = echo("data");
        int port = proxy.port();

        proxy.disable();
        assertThatThrownBy(() -> new Client(port)).isInstanceOf(ConnectException.class);
        proxy.enable();

        assertThat(proxy.port()).isEqualTo(port);
        new Client(port).close();
    }

    @Test
    void whatCannotBeDoneIsSaid() {
        var proxy = echo("data");
        proxy.add(new Noop());

        assertThatThrownBy(() -> echo("data"))
                .isInstanceOf(RefusedException.class)
                .hasMessage("proxy already exists")
                .extracting(refused -> ((RefusedException) refused).kind())
                .isEqualTo(Refusal.Kind.TAKEN);
        assertThatThrownBy(() -> proxy.add(new Noop())).hasMessage("toxic already exists");
        assertThatThrownBy(() -> proxy.remove("none")).hasMessage("toxic not found");
        proxy.delete();
        proxy.delete();
        assertThatThrownBy(proxy::state).hasMessage("proxy not found");
    }

    @Test
    void anAddressThatIsTakenIsSaidAtTheStart() {
        String taken = server.address().orElseThrow();

        assertThatThrownBy(() -> ToxicsServer.start(ToxicsSettings.standard().listen(taken)))
                .isInstanceOf(IOException.class)
                .hasMessage("listen tcp " + taken + ": bind: address already in use");
    }

    @Test
    void aServerNeedsNoHttp() throws Exception {
        try (var quiet = ToxicsServer.start(ToxicsSettings.standard().withoutHttp())) {
            assertThat(quiet.address()).isEmpty();
            assertThat(quiet.proxy("x", "127.0.0.1:1").port()).isPositive();
        }
    }

    @Test
    void aTextOfProxiesIsPopulated() {
        assertThat(server.populate("[{\"name\":\"a\",\"listen\":\"127.0.0.1:0\",\"upstream\":\"x\"}]"))
                .isEqualTo(1);
        assertThatThrownBy(() -> server.populate("{}")).isInstanceOf(RefusedException.class);
        server.reset();
    }

    @Test
    void closingEndsEverything() throws Exception {
        var proxy = echo("data");
        int port = proxy.port();
        try (Client client = new Client(port).send("x")) {
            client.receive(1);

            server.close();

            assertThat(client.end()).isNotNull();
            assertThatThrownBy(() -> new Client(port)).isInstanceOf(ConnectException.class);
            Awaitility.await()
                    .until(() -> Thread.getAllStackTraces().keySet().stream()
                            .noneMatch(thread -> thread.getName().equals("squall-toxics-later")));
        }
    }

    @Test
    void moreConnectionsThanAllowedAreClosedAtOnce() throws Exception {
        try (var small = ToxicsServer.start(ToxicsSettings.standard().connections(2))) {
            var proxy = small.proxy("data", "127.0.0.1:" + upstream.port());
            try (Client one = new Client(proxy.port()).send("a");
                    Client two = new Client(proxy.port()).send("b")) {
                one.receive(1);
                two.receive(1);
                try (Client three = new Client(proxy.port())) {
                    assertThat(three.end()).isNotNull();
                }
                one.close();
                Awaitility.await().ignoreExceptions().until(() -> {
                    try (Client next = new Client(proxy.port()).send("c")) {
                        return next.receiveText(1).equals("c");
                    } catch (AssertionError _) {
                        return false; // closed: the place is not free yet
                    }
                });
            }
        }
    }

    @Test
    void aQueueThatIsFullSlowsItsSender() throws Exception {
        var sent = new java.util.concurrent.atomic.AtomicLong();
        try (var small = ToxicsServer.start(ToxicsSettings.standard().heldBytes(100_000));
                var endless = new Upstream(client -> {
                    byte[] data = new byte[10_000];
                    for (int i = 0; i < 100_000; i++) {
                        client.getOutputStream().write(data);
                        sent.addAndGet(data.length);
                    }
                })) {
            var proxy = small.proxy("data", "127.0.0.1:" + endless.port());
            proxy.add(new Latency(Duration.ofHours(1)));
            try (Client _ = new Client(proxy.port())) {
                long before = -1;
                for (long now = sent.get(); now != before || now == 0; now = sent.get()) {
                    before = now;
                    java.util.concurrent.locks.LockSupport.parkNanos(
                            Duration.ofMillis(300).toNanos());
                }
                // What is not held by the server is in the buffers of the system.
                assertThat(sent.get()).isLessThan(30_000_000);
            }
        }
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        var standard = ToxicsSettings.standard();
        assertThatIllegalArgumentException().isThrownBy(() -> standard.loops(0));
        assertThatIllegalArgumentException().isThrownBy(() -> standard.connections(0));
        assertThatIllegalArgumentException().isThrownBy(() -> standard.heldBytes(0));
        assertThatIllegalArgumentException().isThrownBy(() -> standard.patience(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> standard.token(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> new NewProxy("", "", "x", true, List.of()));
    }
}
