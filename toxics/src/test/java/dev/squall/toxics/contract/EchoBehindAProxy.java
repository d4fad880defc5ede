package dev.squall.toxics.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.toxics.support.Caller;
import dev.squall.toxics.support.Client;
import dev.squall.toxics.support.Upstream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A server that sends back what it gets, behind the proxy {@code data}; what most tests about data begin with. */
abstract class EchoBehindAProxy {
    Caller server;
    Upstream upstream;
    int port;

    abstract String address();

    @BeforeEach
    void anEchoBehindAProxy() {
        server = new Caller(address());
        upstream = Upstream.echo();
        port = server.proxy("data", upstream.port());
    }

    @AfterEach
    void end() {
        server.clear();
        server.close();
        upstream.close();
    }

    void instead(Upstream other) {
        server.delete("/proxies/data");
        upstream.close();
        upstream = other;
        port = server.proxy("data", other.port());
    }

    Client open() throws IOException {
        return new Client(port);
    }

    /** An open connection that has carried data both ways. */
    Client used() throws IOException {
        Client client = open().send("hello");
        assertThat(client.receiveText(5)).isEqualTo("hello");
        return client;
    }

    static byte[] noise(int length) {
        byte[] data = new byte[length];
        new Random(length).nextBytes(data);
        return data;
    }

    static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }
}
