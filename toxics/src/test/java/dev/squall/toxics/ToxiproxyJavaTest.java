package dev.squall.toxics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squall.toxics.support.Client;
import dev.squall.toxics.support.Upstream;
import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import eu.rekawek.toxiproxy.model.ToxicDirection;
import eu.rekawek.toxiproxy.model.toxic.Latency;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client library that Java tests use for Toxiproxy. */
class ToxiproxyJavaTest {
    private ToxicsServer server;
    private Upstream upstream;
    private ToxiproxyClient client;
    private Proxy proxy;

    @BeforeEach
    void aProxy() throws IOException {
        server = ToxicsServer.start();
        upstream = Upstream.echo();
        client = new ToxiproxyClient(
                "127.0.0.1",
                URI.create("http://" + server.address().orElseThrow()).getPort());
        proxy = client.createProxy("redis", "127.0.0.1:0", "127.0.0.1:" + upstream.port());
    }

    @AfterEach
    void end() {
        server.close();
        upstream.close();
    }

    private Client open() throws IOException {
        return new Client(Integer.parseInt(proxy.getListen().substring(10)));
    }

    @Test
    void proxiesAreMadeFoundAndDeleted() throws Exception {
        assertThat(proxy.isEnabled()).isTrue();
        assertThat(client.getProxy("redis").getUpstream()).isEqualTo("127.0.0.1:" + upstream.port());
        assertThat(client.getProxyOrNull("none")).isNull();
        assertThat(client.getProxies()).extracting(Proxy::getName).containsExactly("redis");
        assertThat(client.version()).contains("2.12.0");

        proxy.delete();

        assertThat(client.getProxies()).isEmpty();
    }

    @Test
    void errorsAreReadable() {
        assertThatThrownBy(() -> client.createProxy("redis", "127.0.0.1:0", "x"))
                .isInstanceOf(IOException.class)
                .hasMessage("[409] proxy already exists");
        assertThatThrownBy(() -> client.getProxy("none")).hasMessage("[404] proxy not found");
    }

    @Test
    void everyToxicIsMadeChangedAndTakenAway() throws Exception {
        var toxics = proxy.toxics();
        Latency latency = toxics.latency("latency", ToxicDirection.DOWNSTREAM, 10);
        latency.setJitter(5);
        latency.setLatency(20);
        latency.setToxicity(0.5f);
        toxics.bandwidth("bandwidth", ToxicDirection.UPSTREAM, 1000).setRate(2000);
        toxics.slowClose("slow", ToxicDirection.DOWNSTREAM, 10).setDelay(20);
        toxics.timeout("timeout", ToxicDirection.DOWNSTREAM, 10).setTimeout(20);
        toxics.slicer("slicer", ToxicDirection.DOWNSTREAM, 10, 5).setSizeVariation(2);
        toxics.limitData("limit", ToxicDirection.DOWNSTREAM, 10).setBytes(20);
        toxics.resetPeer("reset", ToxicDirection.DOWNSTREAM, 10).setTimeout(20);

        assertThat(toxics.getAll()).hasSize(7);
        assertThat(toxics.get("latency", Latency.class))
                .returns(20L, Latency::getLatency)
                .returns(5L, Latency::getJitter)
                .returns(0.5f, Latency::getToxicity);
        latency.remove();
        assertThat(toxics.getAll()).hasSize(6);
    }

    @Test
    void aProxyIsDisabledEnabledAndReset() throws Exception {
        proxy.toxics().limitData("limit", ToxicDirection.DOWNSTREAM, 2);
        proxy.disable();
        assertThatThrownBy(this::open).isInstanceOf(IOException.class);

        client.reset();

        assertThat(proxy.isEnabled()).isTrue();
        try (Client echo = open().send("hello")) {
            assertThat(echo.receiveText(5)).isEqualTo("hello");
        }
    }
}
