package dev.squall.toxics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.toxics.support.Caller;
import dev.squall.toxics.support.Client;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Thousands of requests that are none: each is answered or hung up on, and the server lives. The seed is the test's number. */
class MalformedRequestsTest {
    private static final int REQUESTS = 2000;

    private ToxicsServer server;
    private int port;

    @BeforeEach
    void start() throws IOException {
        server = ToxicsServer.start();
        port = URI.create("http://" + server.address().orElseThrow()).getPort();
        server.proxy("one", "127.0.0.1:1");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String answer(byte[] request) throws IOException {
        try (Client client = new Client(port)) {
            client.send(request).finish();
            return new String(client.receiveAll(), StandardCharsets.ISO_8859_1);
        }
    }

    private static String request(String method, String path, String body) {
        return method + " " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    private static final String[] BODIES = {
        "{\"name\":\"x\",\"listen\":\"localhost:0\",\"upstream\":\"y:1\",\"enabled\":true}",
        "{\"type\":\"latency\",\"stream\":\"upstream\",\"toxicity\":0.5,\"attributes\":{\"latency\":10,\"jitter\":5}}",
        "[{\"name\":\"x\",\"listen\":\"localhost:0\",\"upstream\":\"y:1\"}]"
    };
    private static final String[] PATHS = {"/proxies", "/proxies/one", "/proxies/one/toxics", "/populate", "/reset"};

    /** Cuts, doubles, swaps and replaces bytes. */
    private static byte[] mutated(byte[] original, Random random) {
        var bytes = new ArrayList<Byte>();
        for (byte each : original) {
            bytes.add(each);
        }
        for (int i = 1 + random.nextInt(4); i > 0 && !bytes.isEmpty(); i--) {
            int at = random.nextInt(bytes.size());
            switch (random.nextInt(5)) {
                case 0 -> bytes.set(at, (byte) random.nextInt(256));
                case 1 -> bytes.remove(at);
                case 2 -> bytes.add(at, (byte) "{}[]\",:\\0\r\n %".charAt(random.nextInt(13)));
                case 3 -> bytes.subList(at, bytes.size()).clear();
                default -> bytes.addAll(at, List.copyOf(bytes.subList(at, Math.min(bytes.size(), at + 20))));
            }
        }
        var out = new ByteArrayOutputStream();
        bytes.forEach(out::write);
        return out.toByteArray();
    }

    private void assertLives() {
        try (var caller = new Caller(server.address().orElseThrow())) {
            assertThat(caller.get("/version").status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void requestsWithDamageAreAnswered(long seed) throws Exception {
        var random = new Random(seed);
        for (int i = 0; i < REQUESTS; i++) {
            String whole = request(
                    random.nextBoolean() ? "POST" : "PATCH",
                    PATHS[random.nextInt(PATHS.length)],
                    BODIES[random.nextInt(BODIES.length)]);
            byte[] damaged = mutated(whole.getBytes(StandardCharsets.UTF_8), random);

            String answer = answer(damaged);

            assertThat(answer)
                    .as("seed %d, request %d: %s", seed, i, new String(damaged, StandardCharsets.ISO_8859_1))
                    .matches("(?s)(HTTP/1\\.[01] [2345]\\d\\d .*)?");
            assertThat(answer).doesNotContain("internal error");
        }
        assertLives();
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4})
    void bodiesWithDamageAreRefusedOrMeanSomething(long seed) throws Exception {
        var random = new Random(seed);
        for (int i = 0; i < REQUESTS; i++) {
            byte[] body = mutated(BODIES[random.nextInt(BODIES.length)].getBytes(StandardCharsets.UTF_8), random);
            var request = new ByteArrayOutputStream();
            request.write(("POST " + PATHS[random.nextInt(4)] + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + body.length
                            + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            request.write(body);

            String answer = answer(request.toByteArray());

            assertThat(answer)
                    .as("seed %d, body %d: %s", seed, i, new String(body, StandardCharsets.ISO_8859_1))
                    .matches("(?s)HTTP/1\\.1 (20[01]|400|409|500) .*")
                    .doesNotContain("internal error");
        }
        assertLives();
    }

    @Test
    void noiseIsRefused() throws Exception {
        var random = new Random(5);
        for (int i = 0; i < REQUESTS; i++) {
            byte[] noise = new byte[1 + random.nextInt(300)];
            random.nextBytes(noise);

            assertThat(answer(noise)).startsWith("HTTP/1.1 400 Bad Request");
        }
        assertLives();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /version HTTP/1.1\r\n\r\n",
                "GET /version HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET /version\r\n\r\n",
                "GET  /version HTTP/1.1\r\nHost: x\r\n\r\n",
                "G@T /version HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET version HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /version HTTP/1.1\r\nHost: x\r\nNoColon\r\n\r\n",
                "GET /version HTTP/1.1\r\nHost: x\r\nBad Name: x\r\n\r\n",
                "GET /version HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "GET /version HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
                "GET /version HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n"
            })
    void requestsThatCouldBeReadInTwoWaysAreRefused(String request) throws Exception {
        assertThat(answer(request.getBytes(StandardCharsets.US_ASCII))).startsWith("HTTP/1.1 400 Bad Request");
    }

    @Test
    void whatIsTooLargeIsRefused() throws Exception {
        assertThat(answer(("GET /" + "a".repeat(1_000_000) + " HTTP/1.1\r\nHost: x\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII)))
                .startsWith("HTTP/1.1 431 ");
        assertThat(answer(request("POST", "/proxies", "{\"name\":\"" + "a".repeat(9_000_000) + "\"}")
                        .getBytes(StandardCharsets.US_ASCII)))
                .contains("bad request body: http: request body too large");
    }

    @Test
    void oneConnectionCarriesManyRequests() throws Exception {
        String get = "GET /version HTTP/1.1\r\nHost: x\r\n\r\n";
        String post =
                "POST /reset HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5;x=y\r\nhello\r\n0\r\nT: t\r\n\r\n";

        String answers = answer((get + post + get).getBytes(StandardCharsets.US_ASCII));

        assertThat(answers.split("HTTP/1.1 ", -1)).hasSize(4);
        assertThat(answers).contains("204 No Content").doesNotContain("Connection: close");
    }
}
