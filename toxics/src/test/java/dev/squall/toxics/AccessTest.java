package dev.squall.toxics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.toxics.support.Caller;
import dev.squall.toxics.support.Client;
import dev.squall.toxics.support.Upstream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Who may talk to a server, and on which ways. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "paths of sockets are written with slashes")
class AccessTest {
    @TempDir
    Path directory;

    private static String talk(Path socket, String text) throws IOException {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            channel.shutdownOutput();
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void withATokenOnlyWhoKnowsItIsAnswered() throws Exception {
        try (var server = ToxicsServer.start(ToxicsSettings.standard().token("secret"));
                var caller = new Caller(server.address().orElseThrow())) {
            var refused = new Caller.Reply(
                    401, "application/json", "{\"error\":\"missing or wrong bearer token\",\"status\":401}\n");

            assertThat(caller.get("/proxies")).isEqualTo(refused);
            assertThat(caller.send("GET", "/proxies", "", "Authorization", "Bearer secreT"))
                    .isEqualTo(refused);
            assertThat(caller.send("GET", "/proxies", "", "Authorization", "Bearer secret")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void requestsComeOverAUnixSocket() throws Exception {
        Path socket = directory.resolve("control.sock");
        try (var server = ToxicsServer.start(ToxicsSettings.standard().listen("unix:" + socket))) {
            assertThat(server.address()).contains("unix:" + socket);
            assertThat(talk(socket, "GET /proxies HTTP/1.1\r\nHost: x\r\n\r\n"))
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .endsWith("\r\n\r\n{}");
        }
        assertThat(socket).doesNotExist();
    }

    @Test
    void aProxyConnectsUnixSockets() throws Exception {
        Path behind = directory.resolve("behind.sock");
        Path front = directory.resolve("front.sock");
        try (var listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
                var server = ToxicsServer.start()) {
            listening.bind(UnixDomainSocketAddress.of(behind));
            Thread.ofPlatform().daemon().start(() -> echo(listening));
            var caller = new Caller(server.address().orElseThrow());
            assertThat(caller.post(
                                    "/proxies",
                                    "{\"name\":\"u\",\"listen\":\"unix:" + front + "\",\"upstream\":\"unix:" + behind
                                            + "\"}")
                            .body())
                    .contains("\"listen\":\"unix:" + front + "\"");
            caller.toxic("u", "latency", "downstream", "{\"latency\":1}");

            assertThat(talk(front, "hello")).isEqualTo("hello");

            caller.patch("/proxies/u", "{\"enabled\":false}");
            assertThat(front).doesNotExist();
            caller.patch("/proxies/u", "{\"enabled\":true}");
            assertThat(talk(front, "again")).isEqualTo("again");
            caller.close();
        }
    }

    private static void echo(ServerSocketChannel listening) {
        while (listening.isOpen()) {
            try (var client = listening.accept()) {
                Channels.newInputStream(client).transferTo(Channels.newOutputStream(client));
            } catch (IOException _) {
                return;
            }
        }
    }

    @Test
    void aSocketFileThatOutlivedItsServerIsReplacedAndOneInUseIsNot() throws Exception {
        Path socket = directory.resolve("front.sock");
        try (var dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(socket));
        }
        try (var upstream = Upstream.echo();
                var server = ToxicsServer.start();
                var caller = new Caller(server.address().orElseThrow())) {
            String body = "{\"name\":\"%s\",\"listen\":\"unix:" + socket + "\",\"upstream\":\"127.0.0.1:"
                    + upstream.port() + "\"}";

            assertThat(caller.post("/proxies", body.formatted("one")).status()).isEqualTo(201);
            assertThat(caller.post("/proxies", body.formatted("two")).body())
                    .isEqualTo("{\"error\":\"listen unix " + socket
                            + ": bind: address already in use\",\"status\":500}\n");
            assertThat(talk(socket, "hello")).isEqualTo("hello");
        }
    }

    @Test
    void aFileThatIsNoSocketIsNotTouched() throws Exception {
        Path file = Files.writeString(directory.resolve("precious"), "data");
        try (var server = ToxicsServer.start();
                var caller = new Caller(server.address().orElseThrow())) {
            assertThat(caller.post("/proxies", "{\"name\":\"x\",\"upstream\":\"y\",\"listen\":\"unix:" + file + "\"}")
                            .status())
                    .isEqualTo(500);
            assertThat(file).hasContent("data");
        }
    }

    @Test
    void ipv6IsProxied() throws Exception {
        try (var upstream = Upstream.echo();
                var server = ToxicsServer.start();
                var caller = new Caller(server.address().orElseThrow())) {
            int port = caller.post(
                            "/proxies",
                            "{\"name\":\"six\",\"listen\":\"[::]:0\",\"upstream\":\"localhost:" + upstream.port()
                                    + "\"}")
                    .port();
            try (Client client = new Client(port).send("hello")) {
                assertThat(client.receiveText(5)).isEqualTo("hello");
            }
        }
    }
}
