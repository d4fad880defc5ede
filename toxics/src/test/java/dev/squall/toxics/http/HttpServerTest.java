package dev.squall.toxics.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.squall.toxics.net.Binding;
import dev.squall.toxics.support.Client;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The limits of a server whose limits are small. */
class HttpServerTest {
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Instant THEN = Instant.parse("2026-03-01T12:00:00Z");

    private final CountDownLatch held = new CountDownLatch(1);
    private final AtomicBoolean noThread = new AtomicBoolean();
    private ScheduledThreadPoolExecutor later;
    private HttpServer server;
    private int port;

    @BeforeEach
    void start() {
        later = new ScheduledThreadPoolExecutor(1);
        var bound = (Binding.Bound) Binding.to(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server = HttpServer.start(
                bound,
                this::answer,
                new Limits(1000, 1000, 100, 2, SHORT, SHORT, SHORT, SHORT),
                later,
                () -> THEN,
                this::thread);
        port = ((InetSocketAddress) server.address()).getPort();
    }

    @AfterEach
    void stop() {
        held.countDown();
        server.close();
        later.shutdownNow();
    }

    private Thread thread(Runnable work) {
        if (noThread.getAndSet(false)) {
            throw new OutOfMemoryError("on purpose");
        }
        return Thread.ofPlatform().daemon().unstarted(work);
    }

    private Response answer(Request request) {
        if (request.target().path().equals("/bug")) {
            throw new IllegalStateException("on purpose");
        }
        if (request.target().path().equals("/held")) {
            awaitEnd();
        }
        return Response.of(200, "text/plain", request.target().path());
    }

    private void awaitEnd() {
        try {
            held.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String talk(String text) throws IOException {
        try (Client client = new Client(port).send(text)) {
            return client.receiveAllText();
        }
    }

    @Test
    void answersWithADateALengthAndWhetherItGoesOn() throws Exception {
        assertThat(talk("GET /a%20b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .isEqualTo("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nDate: Sun, 01 Mar 2026 12:00:00 GMT\r\n"
                        + "Content-Length: 4\r\nConnection: close\r\n\r\n/a b");
    }

    @Test
    void whoeverDoesNotFinishARequestIsHungUpOn() throws Exception {
        assertThat(talk("GET / HTTP/1.1\r\nHo")).isEmpty();
    }

    @Test
    void whoeverSaysNothingIsHungUpOn() throws Exception {
        assertThat(talk("")).isEmpty();
        assertThat(talk("GET /x HTTP/1.1\r\nHost: x\r\n\r\n")).endsWith("/x");
    }

    @Test
    void aHeadIsOnlySoLong() throws Exception {
        assertThat(talk("GET / HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(1000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431 ");
    }

    @Test
    void aBodyThatNobodyWantedIsPassedOverWhenItIsShort() throws Exception {
        String first = "POST /one HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n%s";
        String second = "GET /two HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

        assertThat(talk(first.formatted(50, "x".repeat(50)) + second)).contains("/one", "/two");
        assertThat(talk(first.formatted(900, "x".repeat(900)) + second))
                .contains("/one")
                .doesNotContain("/two");
    }

    @Test
    void aClientOfTheOldProtocolIsNotToldToGoOnAndKnowsNoChunks() throws Exception {
        assertThat(talk("POST /one HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\nhello"))
                .startsWith("HTTP/1.0 200 OK")
                .endsWith("/one");
        assertThat(talk("POST /one HTTP/1.0\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "0\r\n\r\nGET /two HTTP/1.0\r\n\r\n"))
                .as("what comes behind such a body could be read in two ways")
                .contains("Connection: close")
                .endsWith("/one");
    }

    @Test
    void aClientWhoComesWhileTheServerIsClosedIsHungUpOnAndNoErrorIsPrinted() throws Exception {
        later.shutdownNow();
        var client = SocketChannel.open();

        assertThatCode(() -> new Exchange(client, this::answer, Limits.STANDARD, later, () -> THEN).run())
                .doesNotThrowAnyException();
        assertThat(client.isOpen()).isFalse();
    }

    @Test
    void aBugIsAnsweredAndEndsNothing() throws Exception {
        assertThat(talk("GET /bug HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 500 ")
                .endsWith("internal error\n");
        assertThat(talk("GET /x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .endsWith("/x");
    }

    @Test
    void aMachineThatHasNoThreadForAClientHangsUpOnHimAndServesTheNext() throws Exception {
        noThread.set(true);
        try (Client client = new Client(port)) {
            assertThat(client.end()).isNotNull();
        }
        assertThat(talk("GET /x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .endsWith("/x");
    }

    @Test
    void moreClientsThanAllowedAreHungUpOnAtOnce() throws Exception {
        String request = "GET /held HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        try (Client one = new Client(port).send(request);
                Client two = new Client(port).send(request);
                Client three = new Client(port)) {
            assertThat(three.end()).isNotNull();
            held.countDown();
            assertThat(one.receiveAllText()).startsWith("HTTP/1.1 200");
            assertThat(two.receiveAllText()).startsWith("HTTP/1.1 200");
        }
    }
}
