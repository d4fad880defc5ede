package dev.squall.toxics.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.toxics.support.Caller;
import dev.squall.toxics.support.Caller.Reply;
import dev.squall.toxics.support.Client;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The HTTP interface. */
abstract class ApiContract {
    Caller server;

    abstract String address();

    abstract Differences differs();

    @BeforeEach
    void connect() {
        server = new Caller(address());
    }

    @AfterEach
    void removeProxies() {
        server.clear();
        server.close();
    }

    private String errorBody(int status, String message) {
        return "{\"error\":\"" + message + "\",\"status\":" + status + "}\n";
    }

    private void assertError(Reply reply, int status, String message) {
        assertThat(reply).isEqualTo(new Reply(status, differs().errorType(), errorBody(status, message)));
    }

    private Reply create(String name) {
        return server.post(
                "/proxies", "{\"name\":\"" + name + "\",\"listen\":\"localhost:0\",\"upstream\":\"localhost:1\"}");
    }

    @Test
    void saysItsVersion() {
        assertThat(server.get("/version"))
                .isEqualTo(new Reply(
                        200,
                        "application/json;charset=utf-8",
                        "{\"version\": \"" + differs().version() + "\"}\n"));
    }

    @Test
    void createsAProxyAndSaysWhereItListens() {
        Reply reply = create("one");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.type()).isEqualTo("application/json");
        assertThat(reply.stable())
                .isEqualTo("{\"name\":\"one\",\"listen\":\"127.0.0.1:PORT\",\"upstream\":\"localhost:1\","
                        + "\"enabled\":true,\"toxics\":[]}");
    }

    @Test
    void listsProxiesByNameSorted() {
        create("c");
        create("a");
        create("b");

        assertThat(server.get("/proxies").stable().replaceAll("\\{\"name\":[^}]*}", "x"))
                .isEqualTo("{\"a\":x,\"b\":x,\"c\":x}");
    }

    @Test
    void aNameIsTakenOnce() {
        create("one");

        assertError(create("one"), 409, "proxy already exists");
    }

    @Test
    void aPortThatIsTakenIsSaidInTheSystemsWords() {
        int port = create("one").port();

        Reply reply = server.post(
                "/proxies", "{\"name\":\"two\",\"listen\":\"localhost:" + port + "\",\"upstream\":\"localhost:1\"}");

        assertError(reply, 500, "listen tcp 127.0.0.1:" + port + ": bind: address already in use");
        assertThat(server.get("/proxies/two").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"'',''", "0.0.0.0,0.0.0.0", "[::],0.0.0.0", "[::1],[::1]", "localhost,127.0.0.1"})
    void aPortThatIsTakenIsSaidWithTheInterfaceThatWasWanted(String host, String shown) {
        int port = server.post("/proxies", "{\"name\":\"one\",\"upstream\":\"localhost:1\"}")
                .port();

        Reply reply = server.post(
                "/proxies", "{\"name\":\"two\",\"listen\":\"" + host + ":" + port + "\",\"upstream\":\"localhost:1\"}");

        assertError(reply, 500, "listen tcp " + shown + ":" + port + ": bind: address already in use");
    }

    @Test
    void aDeletedProxysPortIsFreeAtOnce() {
        for (int i = 0; i < 20; i++) {
            int port = create("one").port();
            server.delete("/proxies/one");
            Reply again = server.post(
                    "/proxies",
                    "{\"name\":\"one\",\"listen\":\"localhost:" + port + "\",\"upstream\":\"localhost:1\"}");
            assertThat(again.port()).isEqualTo(port);
            server.delete("/proxies/one");
        }
    }

    @Test
    void whatIsNotThereIsNotFound() {
        create("one");

        assertError(server.get("/proxies/none"), 404, "proxy not found");
        assertError(server.delete("/proxies/none"), 404, "proxy not found");
        assertError(server.patch("/proxies/none", "{"), 404, "proxy not found");
        assertError(server.get("/proxies/none/toxics"), 404, "proxy not found");
        assertError(server.get("/proxies/one/toxics/none"), 404, "toxic not found");
        assertError(server.patch("/proxies/one/toxics/none", "{"), 404, "toxic not found");
        assertError(server.delete("/proxies/one/toxics/none"), 404, "toxic not found");
    }

    @ParameterizedTest
    @MethodSource("dev.squall.toxics.contract.Cases#badProxies")
    void aProxyThatIsNoneIsRefusedInKnownWords(String body, int status, String message) {
        assertError(server.post("/proxies", body), status, message);
    }

    @ParameterizedTest
    @MethodSource("dev.squall.toxics.contract.Cases#badListens")
    void anAddressThatIsNoneIsRefusedInKnownWords(String listen, String message) {
        assertError(
                server.post("/proxies", "{\"name\":\"x\",\"upstream\":\"localhost:1\",\"listen\":\"" + listen + "\"}"),
                500,
                message);
    }

    @ParameterizedTest
    @MethodSource("dev.squall.toxics.contract.Cases#goodListens")
    void addressesAreShownAsNumbers(String listen, String shown) {
        Reply reply =
                server.post("/proxies", "{\"name\":\"x\",\"upstream\":\"localhost:1\",\"listen\":\"" + listen + "\"}");

        assertThat(reply.stable()).contains("\"listen\":\"" + shown + "\"");
    }

    @ParameterizedTest
    @MethodSource("dev.squall.toxics.contract.Cases#badToxics")
    void aToxicThatIsNoneIsRefusedInKnownWords(String body, int status, String message) {
        create("one");
        server.post("/proxies/one/toxics", "{\"name\":\"taken\",\"type\":\"noop\"}");

        assertError(server.post("/proxies/one/toxics", body), status, message);
    }

    @ParameterizedTest
    @MethodSource("dev.squall.toxics.contract.Cases#goodToxics")
    void aToxicIsShownWithAllItsAttributes(String body, String shown) {
        create("one");

        Reply reply = server.post("/proxies/one/toxics", body);

        assertThat(reply).isEqualTo(new Reply(200, "application/json", shown));
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/nothing,404",
        "GET,/,404",
        "GET,/proxies/,404",
        "GET,/version/,404",
        "GET,/Version,404",
        "GET,/proxies/a%2Fb,404",
        "GET,/proxies/x/foo,404",
        "GET,/proxies/x/toxics/,404",
        "GET,/proxies/x/toxics/y/z,404",
        "PUT,/proxies,405",
        "HEAD,/proxies,405",
        "OPTIONS,/proxies,405",
        "GET,/reset,405",
        "GET,/populate,405",
        "PATCH,/proxies,405",
        "PUT,/proxies/x,405",
        "PATCH,/proxies/x/toxics,405",
        "PUT,/proxies/x/toxics/y,405",
        "POST,/version,405",
        "GET,//proxies,301",
        "POST,//reset,301",
        "GET,/./proxies,301",
        "GET,/proxies/%2e%2e,301",
        "GET,/version?x=1,200",
        "GET,/versio%6e,200"
    })
    void routesAreExact(String method, String path, int status) {
        Reply reply = server.send(method, path, "");

        assertThat(reply.status()).isEqualTo(status);
        if (status != 200) {
            assertThat(reply.body()).isEqualTo(status == 404 ? "404 page not found\n" : "");
        }
    }

    @Test
    void browsersAreTurnedAway() {
        assertThat(server.send("GET", "/version", "", "User-Agent", "Mozilla/5.0"))
                .isEqualTo(new Reply(403, "text/plain; charset=utf-8", "User agent not allowed\n"));
        assertThat(server.send("GET", "/nothing", "", "User-Agent", "Mozilla/5.0")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aBodyIsJsonWhateverItsTypeSays() {
        Reply reply = server.send(
                "POST",
                "/proxies",
                "{\"name\":\"one\",\"listen\":\"localhost:0\",\"upstream\":\"x\"}",
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Accept",
                "text/html");

        assertThat(reply.status()).isEqualTo(201);
    }

    @Test
    void aBodyInChunksIsNoneInTheOldProtocol() throws Exception {
        int port = Integer.parseInt(address().substring(address().lastIndexOf(':') + 1));
        try (Client client = new Client(port)
                .send("POST /proxies HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n")) {
            assertThat(client.receiveAllText()).endsWith(errorBody(400, "bad request body: EOF"));
        }
    }

    @ParameterizedTest
    @CsvSource({"a:b", "a@b", "a.b", "a b", "ä", "a+b", "a%b"})
    void namesMayHoldNearlyAnything(String name) {
        create(name);

        assertThat(server.get(Caller.path(name)).status()).isEqualTo(200);
        assertThat(server.delete(Caller.path(name)).status()).isEqualTo(204);
    }
}
