package dev.squall.toxics.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squall.toxics.support.Caller;
import dev.squall.toxics.support.Caller.Reply;
import dev.squall.toxics.support.Client;
import dev.squall.toxics.support.Upstream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Toxiproxy does not survive, and what it does to the wrong connections. */
class BetterThanTheReferenceTest extends EchoBehindAProxy {
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

    @Test
    void aClientThatHasFinishedStillGetsItsAnswer() throws Exception {
        instead(Upstream.counting());

        try (Client client = new Client(port)) {
            String answer = client.send(new byte[300_000]).finish().receiveAllText();
            assertThat(answer).isEqualTo("300000");
        }
    }

    @Test
    void aClientThatHasFinishedStillGetsItsAnswerThroughToxics() throws Exception {
        instead(Upstream.counting());
        server.toxic("data", "latency", "upstream", "{\"latency\":50}");
        server.toxic("data", "bandwidth", "upstream", "{\"rate\":2000}");

        try (Client client = new Client(port)) {
            String answer = client.send(new byte[300_000]).finish().receiveAllText();
            assertThat(answer).isEqualTo("300000");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"bandwidth\",\"attributes\":{\"rate\":-1}}",
                "{\"type\":\"bandwidth\",\"attributes\":{\"rate\":9223372036854775807}}",
                "{\"type\":\"slicer\"}",
                "{\"type\":\"slicer\",\"attributes\":{\"average_size\":-5,\"size_variation\":-5,\"delay\":-5}}",
                "{\"type\":\"slicer\",\"attributes\":{\"average_size\":1,\"size_variation\":9223372036854775807}}",
                "{\"type\":\"latency\",\"attributes\":{\"latency\":1,\"jitter\":9223372036854775807}}",
                "{\"type\":\"limit_data\",\"attributes\":{\"bytes\":-1}}"
            })
    void noNumberEndsTheServer(String toxic) throws Exception {
        server.post("/proxies/data/toxics", toxic);

        try (Client client = new Client(port).patience(Duration.ofMillis(300)).send(new byte[100_000])) {
            client.receiveSome(new byte[1]);
        } catch (IOException _) {
            // Whatever the toxic means; the server is to live.
        }

        assertThat(server.get("/proxies/data").status()).isEqualTo(200);
    }

    @Test
    void negativeBandwidthStopsEverythingAsNoneDoes() throws Exception {
        server.post("/proxies/data/toxics", "{\"type\":\"bandwidth\",\"attributes\":{\"rate\":-1}}");

        try (Client client = new Client(port).patience(Duration.ofMillis(300)).send("x")) {
            assertThatThrownBy(() -> client.receive(1)).isInstanceOf(SocketTimeoutException.class);
            server.delete("/proxies/data/toxics/bandwidth_downstream");
            assertThat(client.patience(Duration.ofSeconds(10)).receiveText(1)).isEqualTo("x");
        }
    }

    @Test
    void aSlicerWithoutAverageLetsDataPass() throws Exception {
        server.post("/proxies/data/toxics", "{\"type\":\"slicer\"}");

        used().close();
    }

    @Test
    void resetPeerThatHitsNobodyLeavesClosesAlone() throws Exception {
        server.post("/proxies/data/toxics", "{\"type\":\"reset_peer\",\"toxicity\":0}");

        try (Client client = used()) {
            assertThat(client.finish().end()).isEqualTo(Client.End.CLOSED);
        }
    }

    @Test
    void resetPeerBreaksOffConnectionsThatAreOpenAlready() throws Exception {
        try (Client client = used()) {
            server.toxic("data", "reset_peer", "downstream", "{\"timeout\":0}");

            assertThat(client.send("x").end()).isEqualTo(Client.End.RESET);
        }
    }

    @Test
    void takingTimeoutAwaySparesThoseThatItSpared() throws Exception {
        server.post("/proxies/data/toxics", "{\"name\":\"t\",\"type\":\"timeout\",\"toxicity\":0}");

        try (Client client = used()) {
            server.delete("/proxies/data/toxics/t");

            assertThat(client.send("still").receiveText(5)).isEqualTo("still");
        }
    }

    @Test
    void aMoveThatFailsDisturbsNoConnection() throws Exception {
        int taken = server.proxy("other", upstream.port());

        try (Client client = used()) {
            assertThat(server.patch("/proxies/data", "{\"listen\":\"127.0.0.1:" + taken + "\"}")
                            .status())
                    .isEqualTo(500);
            assertThat(client.send("still").receiveText(5)).isEqualTo("still");
            used().close();
        }
    }

    @Test
    void aMoveToTheSamePortOfAllInterfacesAndBackSucceeds() throws Exception {
        Reply reply = server.patch("/proxies/data", "{\"listen\":\"0.0.0.0:" + port + "\"}");
        assertThat(reply.body()).contains("\"listen\":\"[::]:" + port + "\"");
        used().close();

        assertThat(server.patch("/proxies/data", "{\"listen\":\"localhost:" + port + "\"}")
                        .body())
                .contains("\"listen\":\"127.0.0.1:" + port + "\"");
        used().close();
    }

    @Test
    void populateThatFailsLeavesTheOldProxyAlive() throws Exception {
        int taken = server.proxy("other", 1);
        String list = "[{\"name\":\"data\",\"upstream\":\"x\",\"listen\":\"127.0.0.1:" + taken + "\"}]";

        assertThat(server.post("/populate", list).status()).isEqualTo(500);

        used().close();
    }

    @Test
    void resetGoesOnBehindAProxyThatCannotBeEnabled() throws Exception {
        server.patch("/proxies/data", "{\"enabled\":false}");
        server.post("/proxies", "{\"name\":\"a\",\"listen\":\"1.2.3.4:1\",\"upstream\":\"x\",\"enabled\":false}");

        assertThat(server.post("/reset", "").status()).isEqualTo(500);

        used().close();
    }

    @Test
    void limitDataLeavesNothingBehind() throws Exception {
        try (var counted = new OurServer();
                var caller = new Caller(counted.address())) {
            int limited = caller.proxy("data", upstream.port());
            caller.toxic("data", "limit_data", "downstream", "{\"bytes\":3}");
            for (int i = 0; i < 200; i++) {
                try (Client client = new Client(limited).send("hello")) {
                    assertThat(client.receiveAll()).hasSize(3);
                }
            }

            Awaitility.await()
                    .untilAsserted(() -> assertThat(caller.get("/metrics").body())
                            .contains(
                                    "squall_toxics_open_connections{proxy=\"data\"} 0\n",
                                    "squall_toxics_connections_total{proxy=\"data\"} 200\n"));
        }
    }
}
