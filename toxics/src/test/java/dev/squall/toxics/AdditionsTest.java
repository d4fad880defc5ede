package dev.squall.toxics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.toxics.support.Caller;
import dev.squall.toxics.support.Caller.Reply;
import dev.squall.toxics.support.Client;
import dev.squall.toxics.support.Upstream;
import java.io.IOException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Toxiproxy does not have, over HTTP. */
class AdditionsTest {
    private ToxicsServer toxics;
    private Caller server;
    private Upstream upstream;
    private int port;

    @BeforeEach
    void anEchoBehindAProxy() throws IOException {
        toxics = ToxicsServer.start(ToxicsSettings.standard().seed(5).withMetrics());
        server = new Caller(toxics.address().orElseThrow());
        upstream = Upstream.echo();
        port = server.proxy("data", upstream.port());
    }

    @AfterEach
    void end() {
        server.close();
        toxics.close();
        upstream.close();
    }

    private String toxic(String name) {
        return server.get("/proxies/data/toxics/" + name).body();
    }

    @Test
    void aToxicGoesByItselfAtItsTime() throws Exception {
        Reply reply = server.post("/proxies/data/toxics", "{\"name\":\"t\",\"type\":\"timeout\",\"expires_in\":300}");
        assertThat(reply.body()).matches(".*\"toxicity\":1,\"expires_in\":(300|2\\d\\d)}");

        Awaitility.await().until(() -> server.get("/proxies/data/toxics").body().equals("[]"));

        try (Client client = new Client(port).send("x")) {
            assertThat(client.receiveText(1)).isEqualTo("x");
        }
    }

    @Test
    void expiryIsRenewedAndTakenBack() {
        server.post("/proxies/data/toxics", "{\"name\":\"t\",\"type\":\"noop\",\"expires_in\":60000}");

        assertThat(server.patch("/proxies/data/toxics/t", "{\"expires_in\":900000}")
                        .body())
                .containsPattern("\"expires_in\":(900000|89\\d{4})}");
        assertThat(server.patch("/proxies/data/toxics/t", "{\"expires_in\":0}").body())
                .doesNotContain("expires_in");
        assertThat(toxic("t")).doesNotContain("expires_in");
    }

    @Test
    void anExpiryThatIsNoneIsRefused() {
        for (String expiry : new String[] {"-1", "31622400001", "\"5s\"", "1.5"}) {
            Reply reply = server.post("/proxies/data/toxics", "{\"type\":\"noop\",\"expires_in\":" + expiry + "}");
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.body()).contains("bad request body: ", "expires_in");
        }
    }

    @Test
    void aToxicMayWorkInBothDirections() throws Exception {
        server.toxic("data", "latency", "both", "{\"latency\":100}");

        assertThat(server.get("/proxies/data/toxics").body().split("\"latency\":100"))
                .hasSize(2);
        try (Client client = new Client(port)) {
            long start = System.nanoTime();
            client.send("x").receive(1);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(199));
        }
    }

    @Test
    void aProxyMayBeMadeWithItsToxics() throws Exception {
        Reply reply = server.post("/proxies", """
                {"name":"cut","listen":"localhost:0","upstream":"localhost:%d",
                 "toxics":[{"type":"limit_data","attributes":{"bytes":2}},{"name":"n","type":"noop","stream":"upstream"}]}""".formatted(upstream.port()));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.body()).contains("\"toxics\":[{\"attributes\":{},\"name\":\"n\"");
        try (Client client = new Client(reply.port()).send("hello")) {
            assertThat(client.receiveAll()).hasSize(2);
        }
    }

    @Test
    void aProxyWithAToxicThatIsNoneIsNotMade() {
        for (String wrong : new String[] {
            "[{\"type\":\"nope\"}]",
            "[{\"type\":\"noop\"},{\"type\":\"noop\"}]",
            "[{\"type\":\"latency\",\"attributes\":{\"latency\":\"x\"}}]",
            "[5]",
            "{}"
        }) {
            Reply reply = server.post("/proxies", "{\"name\":\"p\",\"upstream\":\"x\",\"toxics\":" + wrong + "}");
            assertThat(reply.status()).isEqualTo(400);
            assertThat(server.get("/proxies/p").status()).isEqualTo(404);
        }
    }

    @Test
    void whatOldClientsSendAsToxicsMeansNothing() {
        for (String none : new String[] {"null", "[]"}) {
            assertThat(server.post("/proxies", "{\"name\":\"p\",\"upstream\":\"x\",\"toxics\":" + none + "}")
                            .status())
                    .isEqualTo(201);
            server.delete("/proxies/p");
        }
        assertThat(server.patch("/proxies/data", "{\"toxics\":[{\"type\":\"noop\"}]}")
                        .body())
                .endsWith("\"toxics\":[]}");
    }

    @Test
    void populatedProxiesHaveExactlyTheToxicsThatAreWanted() {
        String list = "[{\"name\":\"data\",\"listen\":\"127.0.0.1:%d\",\"upstream\":\"127.0.0.1:%d\",\"toxics\":%s}]"
                .formatted(port, upstream.port(), "%s");
        server.toxic("data", "latency", "downstream", "{}");

        assertThat(server.post("/populate", list.formatted("[{\"type\":\"noop\"}]"))
                        .body())
                .contains("noop_downstream")
                .doesNotContain("latency");
        assertThat(server.post("/populate", list.formatted("[]")).body()).contains("noop_downstream");
    }

    @Test
    void limitTimeCutsAConnectionThatCarriesData() throws Exception {
        server.toxic("data", "limit_time", "downstream", "{\"time\":200}");

        try (Client client = new Client(port).send("x")) {
            assertThat(client.receiveText(1)).isEqualTo("x");
            assertThat(client.receiveAll()).isEmpty();
        }
    }

    @Test
    void slowOpenDelaysTheFirstAnswerOnly() throws Exception {
        server.toxic("data", "slow_open", "upstream", "{\"delay\":200}");

        try (Client client = new Client(port)) {
            long start = System.nanoTime();
            client.send("x").receive(1);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(199));
        }
    }

    @Test
    void packetLossAndCorruptSpoilWhatPasses() throws Exception {
        server.toxic("data", "corrupt", "downstream", "{\"probability\":1}");
        try (Client client = new Client(port).send(new byte[] {0x0f})) {
            assertThat(client.receive(1)).containsExactly(0xf0);
        }
        server.toxic("data", "packet_loss", "upstream", "{\"loss_rate\":1}");
        try (Client client = new Client(port).send("gone")) {
            assertThat(client.finish().receiveAll()).isEmpty();
        }
    }

    @Test
    void nothingIsReadThatCannotArriveAnyMore() throws Exception {
        try (var endless = Upstream.sending(new byte[20 << 20])) {
            int limited = server.proxy("limited", endless.port());
            server.toxic("limited", "limit_data", "downstream", "{\"bytes\":2}");
            server.toxic("limited", "latency", "downstream", "{\"latency\":60000}");
            try (Client _ = new Client(limited)) {
                Awaitility.await()
                        .during(Duration.ofMillis(300))
                        .untilAsserted(() ->
                                assertThat(server.get("/metrics").body()).contains("squall_toxics_held_bytes 2\n"));
            }
        }
    }

    @Test
    void countersMoveWhileConnectionsAreOpen() throws Exception {
        try (Client client = new Client(port).send("hello")) {
            client.receive(5);

            String labels = "{direction=\"%s\",listener=\"127.0.0.1:%d\",proxy=\"data\",upstream=\"127.0.0.1:%d\"} 5\n";
            // The client may have what was sent before it is counted.
            Awaitility.await()
                    .untilAsserted(() -> assertThat(server.get("/metrics").body())
                            .contains("toxiproxy_proxy_received_bytes_total"
                                    + labels.formatted("upstream", port, upstream.port()))
                            .contains("toxiproxy_proxy_sent_bytes_total"
                                    + labels.formatted("downstream", port, upstream.port()))
                            .contains("squall_toxics_open_connections{proxy=\"data\"} 1\n"));
        }
    }
}
