package dev.squall.embedded.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.squall.model.codec.EventCodec;
import dev.squall.model.codec.JsonWriter;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.journal.Stories;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunFollowerTest {
    private static final int EVENTS_OF_FIRST_CONNECTION = 5;

    private final List<RunEvent> told = Stories.guardAborts().events();
    private final List<String> connections = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aStreamThatBreaksOffIsTakenUpAgainAndNoEventIsHeardTwice() throws Exception {
        server.createContext("/api/v1/runs/run-7/events", this::breakOffOnce);
        var heard = new ArrayList<RunEvent>();

        try (var api = new Api(address())) {
            new RunFollower(api, "run-7", heard::add, InstantSource.system()).follow(Duration.ofMinutes(1));
        }

        assertThat(heard).isEqualTo(told);
        assertThat(connections).containsExactly("0", "" + EVENTS_OF_FIRST_CONNECTION);
    }

    @Test
    void aRunWithoutAnEndIsAFailureThatNamesIt() {
        server.createContext("/api/v1/runs/run-7/events", exchange -> {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });

        try (var api = new Api(address())) {
            var follower = new RunFollower(api, "run-7", event -> {}, InstantSource.system());

            assertThatThrownBy(() -> follower.follow(Duration.ofMillis(1)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("run-7 has not ended")
                    .hasMessageContaining("503");
        }
    }

    /** The first connection ends in the middle of an event; the later ones go on where they are asked to. */
    private void breakOffOnce(HttpExchange exchange) throws IOException {
        String last = exchange.getRequestHeaders().getFirst("Last-Event-ID");
        connections.add(last);
        int from = Integer.parseInt(last);
        var text = new StringBuilder(": hello\n\n");
        for (int i = from; i < (connections.size() == 1 ? EVENTS_OF_FIRST_CONNECTION : told.size()); i++) {
            text.append("id: ").append(i + 1).append("\ndata: ").append(data(i)).append("\n\n");
        }
        if (connections.size() == 1) {
            text.append("id: 6\ndata: {\"type\":");
        }
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private String data(int event) {
        return JsonWriter.write(EventCodec.write(told.get(event)));
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }
}
