package dev.squall.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedToxicsTest {
    @TempDir
    Path directory;

    @Test
    void theProxiesLeadToTheirServersAndAreFoundWhereTheyWereAfterARestart() throws Exception {
        var state = new StateDirectory(directory);
        try (var postgres = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var redis = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            URI address;
            URI cache;
            String database;
            try (var toxics = EmbeddedToxics.start(state, postgres.getLocalPort(), redis.getLocalPort())) {
                address = toxics.address();
                cache = toxics.cache();
                database = toxics.jdbcUrl("orders");
                assertReaches(cache.getPort(), redis);
                assertReaches(URI.create(database.substring("jdbc:".length())).getPort(), postgres);
                assertThat(proxies(address)).contains("\"postgres\"", "\"redis\"");
            }
            try (var toxics = EmbeddedToxics.start(state, postgres.getLocalPort(), redis.getLocalPort())) {
                assertThat(toxics.address()).isEqualTo(address);
                assertThat(toxics.cache()).isEqualTo(cache);
                assertThat(toxics.jdbcUrl("orders")).isEqualTo(database);
            }
            assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), cache.getPort()).close())
                    .isInstanceOf(java.net.ConnectException.class);
        }
    }

    private static void assertReaches(int proxy, ServerSocket server) throws Exception {
        server.setSoTimeout(10_000);
        try (var client = new Socket(InetAddress.getLoopbackAddress(), proxy);
                var accepted = server.accept()) {
            client.getOutputStream().write('?');
            accepted.setSoTimeout(10_000);
            assertThat(accepted.getInputStream().read()).isEqualTo('?');
        }
    }

    private static String proxies(URI address) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(address.resolve("/proxies")).build();
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }
}
