package dev.squall.toxics.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.squall.toxics.support.Client;
import dev.squall.toxics.support.Upstream;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of data and connections. */
abstract class DataContract extends EchoBehindAProxy {
    @Test
    void dataPassesBothWaysUnchanged() throws Exception {
        byte[] data = noise(3_000_000);
        instead(Upstream.sending(data));

        try (Client client = open()) {
            assertThat(client.receiveAll()).isEqualTo(data);
        }
    }

    @Test
    void dataPassesAChainOfToxicsUnchanged() throws Exception {
        byte[] data = noise(500_000);
        instead(Upstream.sending(data));
        server.toxic("data", "latency", "downstream", "{\"latency\":30,\"jitter\":20}");
        server.toxic("data", "slicer", "downstream", "{\"average_size\":3000,\"size_variation\":1000}");
        server.toxic("data", "bandwidth", "downstream", "{\"rate\":5000}");
        server.toxic("data", "slow_close", "downstream", "{\"delay\":10}");
        server.toxic("data", "noop", "downstream", "{}");

        try (Client client = open()) {
            assertThat(client.receiveAll()).isEqualTo(data);
        }
    }

    @Test
    void disablingClosesConnectionsAndRefusesNewOnes() throws Exception {
        try (Client client = used()) {
            server.patch("/proxies/data", "{\"enabled\":false}");

            assertThat(client.receiveAll()).isEmpty();
            assertThatThrownBy(this::open).isInstanceOf(ConnectException.class);
        }
    }

    /** The system counts down, in hundredths of a second, until it asks the peer whether it is there. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aPeerThatSaysNothingIsAskedWhetherItIsThere() throws Exception {
        try (Client client = used()) {
            await().untilAsserted(() -> assertThat(countdowns()).isNotEmpty().allSatisfy(countdown -> {
                assertThat(countdown).startsWith("02:");
                assertThat(Long.parseLong(countdown.substring(3), 16)).isLessThanOrEqualTo(1500);
            }));
            assertThat(client.send("again").receiveText(5)).isEqualTo("again");
        }
    }

    /** Of the connections that the proxy has accepted: a kind, 02 for this one, and what is left. */
    private List<String> countdowns() throws IOException {
        var found = new ArrayList<String>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            for (String line : Files.readAllLines(Path.of(table))) {
                String[] columns = line.strip().split("\\s+");
                if (columns[1].endsWith(":%04X".formatted(port)) && columns[3].equals("01")) {
                    found.add(columns[5]);
                }
            }
        }
        return found;
    }

    @Test
    void toxicsOutliveDisabling() throws Exception {
        server.toxic("data", "limit_data", "downstream", "{\"bytes\":2}");
        server.patch("/proxies/data", "{\"enabled\":false}");
        server.patch("/proxies/data", "{\"enabled\":true}");

        try (Client client = open().send("hello")) {
            assertThat(client.receiveAll()).hasSize(2);
        }
    }

    @Test
    void anotherUpstreamEndsOpenConnections() throws Exception {
        try (Client client = used();
                Upstream other = Upstream.sending(noise(5))) {
            server.patch("/proxies/data", "{\"upstream\":\"127.0.0.1:" + other.port() + "\"}");

            assertThat(client.receiveAll()).isEmpty();
            try (Client next = open()) {
                assertThat(next.receiveAll()).isEqualTo(noise(5));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0.0.0.0", "[::]", "localhost"})
    void anUpstreamIsFoundInTheProtocolThatItSpeaks(String host) throws Exception {
        server.patch("/proxies/data", "{\"upstream\":\"" + host + ":" + upstream.port() + "\"}");

        used().close();
    }

    @Test
    void anUpstreamThatIsNotThereClosesTheClientWithoutData() throws Exception {
        upstream.close();

        try (Client client = open()) {
            assertThat(client.end()).isNotNull();
        }
    }

    @Test
    void resetKeepsConnectionsOpen() throws Exception {
        server.toxic("data", "latency", "upstream", "{\"latency\":1}");
        try (Client client = used()) {
            server.post("/reset", "");

            assertThat(client.send("again").receiveText(5)).isEqualTo("again");
        }
    }

    @Test
    void deletingClosesConnections() throws Exception {
        try (Client client = used()) {
            server.delete("/proxies/data");

            assertThat(client.receiveAll()).isEmpty();
        }
    }

    @Test
    void aSlowReaderSlowsItsSender() throws Exception {
        var sent = new java.util.concurrent.atomic.AtomicLong();
        instead(new Upstream(client -> {
            byte[] data = noise(64 * 1024);
            for (int i = 0; i < 4096; i++) {
                client.getOutputStream().write(data);
                sent.addAndGet(data.length);
            }
        }));
        server.toxic("data", "latency", "downstream", "{\"latency\":1}");

        try (Client client = open()) {
            long before = -1;
            for (long now = sent.get(); now != before || now == 0; now = sent.get()) {
                before = now;
                java.util.concurrent.locks.LockSupport.parkNanos(
                        Duration.ofMillis(300).toNanos());
            }
            assertThat(sent.get()).isLessThan(96L << 20);
            assertThat(client.receive(64 * 1024)).isEqualTo(noise(64 * 1024));
        }
    }
}
