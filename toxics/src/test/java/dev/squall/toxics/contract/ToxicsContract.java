package dev.squall.toxics.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squall.toxics.support.Client;
import dev.squall.toxics.support.Upstream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each toxic does. Times are lower bounds, because a machine may always be slower. */
abstract class ToxicsContract extends EchoBehindAProxy {
    abstract Differences differs();

    @ParameterizedTest
    @ValueSource(strings = {"upstream", "downstream"})
    void latencyDelaysData(String stream) throws Exception {
        server.toxic("data", "latency", stream, "{\"latency\":200}");

        try (Client client = open()) {
            long start = System.nanoTime();
            client.send("x").receive(1);
            assertThat(millisSince(start)).isGreaterThanOrEqualTo(199);
        }
    }

    @Test
    void latenciesAddUp() throws Exception {
        server.toxic("data", "latency", "upstream", "{\"latency\":100}");
        server.post(
                "/proxies/data/toxics", "{\"name\":\"more\",\"type\":\"latency\",\"attributes\":{\"latency\":100}}");
        server.toxic("data", "noop", "downstream", "{}");

        try (Client client = open()) {
            long start = System.nanoTime();
            client.send("x").receive(1);
            assertThat(millisSince(start)).isGreaterThanOrEqualTo(199);
        }
    }

    @Test
    void aToxicWorksOnConnectionsThatAreOpenAlready() throws Exception {
        try (Client client = used()) {
            server.toxic("data", "latency", "downstream", "{\"latency\":200}");

            long start = System.nanoTime();
            client.send("x").receive(1);
            assertThat(millisSince(start)).isGreaterThanOrEqualTo(199);
        }
    }

    @Test
    void takingLatencyAwayLetsEverythingGoAtOnceInOrder() throws Exception {
        server.toxic("data", "latency", "downstream", "{\"latency\":60000}");
        byte[] data = noise(200_000);

        try (Client client = open()) {
            client.send(data);
            server.delete("/proxies/data/toxics/latency");
            assertThat(client.receive(data.length)).isEqualTo(data);
        }
    }

    @Test
    void changingLatencyLetsGoWhatItHolds() throws Exception {
        server.toxic("data", "latency", "upstream", "{\"latency\":60000}");

        try (Client client = open()) {
            client.send("x");
            server.patch("/proxies/data/toxics/latency", "{\"attributes\":{\"latency\":1}}");
            assertThat(client.receiveText(1)).isEqualTo("x");
        }
    }

    @Test
    void settingLatencyToWhatItIsLetsNothingGo() throws Exception {
        server.toxic("data", "latency", "downstream", "{\"latency\":60000}");

        try (Client client = open().patience(Duration.ofMillis(50)).send("x")) {
            boolean released = false;
            for (int i = 0; i < 20 && !released; i++) {
                server.patch("/proxies/data/toxics/latency", "{\"attributes\":{\"latency\":60000}}");
                released = hasSomething(client);
            }
            assertThat(released).isEqualTo(differs().sameIsAChange());
        }
    }

    private static boolean hasSomething(Client client) throws IOException {
        try {
            client.receive(1);
            return true;
        } catch (SocketTimeoutException _) {
            return false;
        }
    }

    @Test
    void bandwidthLimitsTheRate() throws Exception {
        server.toxic("data", "bandwidth", "downstream", "{\"rate\":100}");
        byte[] data = noise(50_000);

        try (Client client = open()) {
            long start = System.nanoTime();
            assertThat(client.send(data).receive(data.length)).isEqualTo(data);
            assertThat(millisSince(start)).isGreaterThanOrEqualTo(480);
        }
    }

    @Test
    void noBandwidthStopsEverythingAndLosesNothing() throws Exception {
        server.toxic("data", "bandwidth", "downstream", "{\"rate\":0}");
        byte[] data = noise(100_000);

        try (Client client = open().patience(Duration.ofMillis(300))) {
            client.send(data);
            assertThatThrownBy(() -> client.receive(1)).isInstanceOf(SocketTimeoutException.class);
            server.delete("/proxies/data/toxics/bandwidth");
            assertThat(client.patience(Duration.ofSeconds(10)).receive(data.length))
                    .isEqualTo(data);
        }
    }

    @Test
    void slowCloseHoldsBackTheEnd() throws Exception {
        instead(Upstream.sending(noise(1000)));
        server.toxic("data", "slow_close", "downstream", "{\"delay\":300}");

        try (Client client = open()) {
            client.receive(1000);
            long start = System.nanoTime();
            assertThat(client.end()).isEqualTo(Client.End.CLOSED);
            assertThat(millisSince(start)).isGreaterThanOrEqualTo(250);
        }
    }

    @Test
    void timeoutDropsDataAndCloses() throws Exception {
        server.toxic("data", "timeout", "downstream", "{\"timeout\":200}");

        try (Client client = open().send("x")) {
            assertThat(client.receiveAll()).isEmpty();
        }
    }

    @Test
    void takingTimeoutAwayClosesTheConnection() throws Exception {
        // A connection that has carried data: one that is merely asked for may be accepted when the toxic has gone.
        try (Client client = used()) {
            server.toxic("data", "timeout", "upstream", "{\"timeout\":0}");
            server.delete("/proxies/data/toxics/timeout");
            assertThat(client.receiveAll()).isEmpty();
        }
    }

    @Test
    void aTimeoutOfNothingNeverCloses() throws Exception {
        server.toxic("data", "timeout", "downstream", "{\"timeout\":0}");

        try (Client client = open().patience(Duration.ofMillis(400)).send("x")) {
            assertThatThrownBy(client::receiveAll).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"upstream", "downstream"})
    void resetPeerBreaksTheConnectionOff(String stream) throws Exception {
        server.toxic("data", "reset_peer", stream, "{\"timeout\":0}");

        try (Client client = open().send("x")) {
            assertThat(client.end()).isEqualTo(Client.End.RESET);
        }
    }

    @Test
    void resetPeerLeavesASilentConnectionAlone() throws Exception {
        server.toxic("data", "reset_peer", "downstream", "{\"timeout\":0}");

        try (Client client = open().patience(Duration.ofMillis(300))) {
            assertThatThrownBy(client::receiveAll).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void limitDataLetsExactlySoMuchThrough() throws Exception {
        byte[] data = noise(1_000_000);
        instead(Upstream.sending(data));
        server.toxic("data", "limit_data", "downstream", "{\"bytes\":123457}");

        try (Client client = open()) {
            assertThat(client.receiveAll()).isEqualTo(Arrays.copyOf(data, 123_457));
        }
    }

    @Test
    void limitDataOfNothingClosesAtTheFirstData() throws Exception {
        server.toxic("data", "limit_data", "downstream", "{\"bytes\":0}");

        try (Client client = open().send("x")) {
            assertThat(client.receiveAll()).isEmpty();
        }
    }

    @Test
    void slicerCutsDataIntoSmallPieces() throws Exception {
        byte[] data = noise(2000);
        instead(Upstream.sending(data));
        server.toxic("data", "slicer", "downstream", "{\"average_size\":100,\"size_variation\":20,\"delay\":4000}");

        try (Client client = open()) {
            byte[] piece = new byte[4096];
            int pieces = 0;
            for (int length = client.receiveSome(piece); length >= 0; length = client.receiveSome(piece)) {
                pieces++;
            }
            // Pieces may meet on their way when a machine is slow, so there are fewer than the 17 to 40 that were sent.
            assertThat(pieces).isBetween(5, 45);
        }
    }

    @Test
    void aToxicityOfNothingHitsNobody() throws Exception {
        server.post("/proxies/data/toxics", "{\"type\":\"timeout\",\"toxicity\":0}");
        server.post("/proxies/data/toxics", "{\"type\":\"limit_data\",\"toxicity\":0}");

        used().close();
    }
}
