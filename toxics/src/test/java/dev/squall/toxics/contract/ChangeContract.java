package dev.squall.toxics.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.toxics.support.Caller;
import dev.squall.toxics.support.Caller.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes over HTTP: of proxies, of toxics, of many at once. */
abstract class ChangeContract {
    private Caller server;
    private int port;

    abstract String address();

    abstract Differences differs();

    @BeforeEach
    void aProxy() {
        server = new Caller(address());
        port = server.proxy("one", 1);
    }

    @AfterEach
    void removeProxies() {
        server.clear();
        server.close();
    }

    private static String listing(String... names) {
        var list = new StringBuilder("[");
        for (String name : names) {
            list.append(list.length() > 1 ? "," : "")
                    .append("{\"name\":\"")
                    .append(name)
                    .append("\",\"listen\":\"localhost:0\",\"upstream\":\"localhost:1\"}");
        }
        return list.append(']').toString();
    }

    private static String shown(String name, String listen, String upstream, boolean enabled) {
        return "{\"name\":\"%s\",\"listen\":\"%s\",\"upstream\":\"%s\",\"enabled\":%s,\"toxics\":[]}"
                .formatted(name, listen, upstream, enabled);
    }

    @Test
    void whatIsNotGivenStays() {
        assertThat(server.patch("/proxies/one", "{\"upstream\":\"other:2\",\"name\":\"ignored\"}")
                        .stable())
                .isEqualTo(shown("one", "127.0.0.1:PORT", "other:2", true));
        assertThat(server.post("/proxies/one", "{\"enabled\":false}").stable())
                .isEqualTo(shown("one", "127.0.0.1:PORT", "other:2", false));
        assertThat(server.patch("/proxies/one", "null").status()).isEqualTo(200);
    }

    @Test
    void theSameAddressUnderItsNameIsNoMove() {
        Reply reply = server.patch("/proxies/one", "{\"listen\":\"localhost:" + port + "\"}");

        assertThat(reply.port()).isEqualTo(port);
        assertThat(reply.stable()).contains("\"enabled\":true");
    }

    @Test
    void anEnabledProxyGetsItsPortBack() {
        server.patch("/proxies/one", "{\"enabled\":false}");

        assertThat(server.patch("/proxies/one", "{\"enabled\":true}").port()).isEqualTo(port);
    }

    @Test
    void aDisabledProxyEchoesWhatItIsGiven() {
        Reply created = server.post(
                "/proxies", "{\"name\":\"two\",\"listen\":\"what ever\",\"upstream\":\"x\",\"enabled\":false}");

        assertThat(created.stable()).isEqualTo(shown("two", "what ever", "x", false));
        assertThat(server.patch("/proxies/two", "{\"enabled\":true}").body())
                .isEqualTo("{\"error\":\"address what ever: missing port in address\",\"status\":500}\n");
        assertThat(server.patch("/proxies/two", "{\"enabled\":true,\"listen\":\"localhost:0\"}")
                        .stable())
                .isEqualTo(shown("two", "127.0.0.1:PORT", "x", true));
    }

    @Test
    void aMoveToAnAddressThatIsTakenFails() {
        int taken = server.proxy("two", 1);

        Reply reply = server.patch("/proxies/one", "{\"listen\":\"127.0.0.1:" + taken + "\"}");

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.body()).contains("bind: address already in use");
        Reply after = server.get("/proxies/one");
        assertThat(after.port() == port && after.body().contains("\"enabled\":true"))
                .isEqualTo(differs().listenAfterFailedMove());
    }

    @Test
    void toxicsOfTheWayUpstreamComeFirst() {
        server.toxic("one", "latency", "downstream", "{}");
        server.toxic("one", "bandwidth", "upstream", "{}");
        server.toxic("one", "slicer", "downstream", "{}");
        server.toxic("one", "noop", "upstream", "{}");

        assertThat(server.get("/proxies/one/toxics")
                        .body()
                        .replaceAll("\\{\"attributes\":\\{[^}]*},\"name\":\"(\\w+)\"[^}]*}", "$1"))
                .isEqualTo("[bandwidth,noop,latency,slicer]");
    }

    @Test
    void attributesAreMergedAndTheRestCannotBeChanged() {
        server.toxic("one", "latency", "downstream", "{\"latency\":5,\"jitter\":6}");

        Reply reply = server.patch(
                "/proxies/one/toxics/latency",
                "{\"attributes\":{\"latency\":9},\"toxicity\":0.5,\"name\":5,\"type\":\"noop\",\"stream\":\"upstream\"}");

        assertThat(reply.body())
                .isEqualTo("{\"attributes\":{\"latency\":9,\"jitter\":6},\"name\":\"latency\",\"type\":\"latency\","
                        + "\"stream\":\"downstream\",\"toxicity\":0.5}");
        assertThat(server.get("/proxies/one/toxics/latency")).isEqualTo(reply);
    }

    @Test
    void aPatchThatIsWrongIsRefused() {
        server.toxic("one", "latency", "downstream", "{\"latency\":5}");

        Reply reply = server.patch("/proxies/one/toxics/latency", "{\"attributes\":{\"jitter\":77,\"latency\":\"x\"}}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(server.get("/proxies/one/toxics/latency").body())
                .contains("\"jitter\":" + differs().attributesAfterFailedPatch() + "}");
    }

    @Test
    void deletingSaysNothing() {
        server.toxic("one", "noop", "downstream", "{}");

        assertThat(server.delete("/proxies/one/toxics/noop")).isEqualTo(new Reply(204, "", ""));
        assertThat(server.delete("/proxies/one")).isEqualTo(new Reply(204, "", ""));
    }

    @Test
    void resetEnablesEverythingAndTakesAwayToxics() {
        server.toxic("one", "noop", "upstream", "{}");
        server.patch("/proxies/one", "{\"enabled\":false}");

        assertThat(server.post("/reset", "").status()).isEqualTo(204);
        assertThat(server.get("/proxies/one").stable()).isEqualTo(shown("one", "127.0.0.1:PORT", "127.0.0.1:1", true));
    }

    @Test
    void populateAnswersInTheOrderOfTheRequest() {
        Reply reply = server.post("/populate", listing("two", "three"));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.stable())
                .isEqualTo("{\"proxies\":[" + shown("two", "127.0.0.1:PORT", "localhost:1", true) + ","
                        + shown("three", "127.0.0.1:PORT", "localhost:1", true) + "]}");
    }

    @Test
    void aNameThatIsTwiceInAListIsReplacedAndShownAsItEnded() {
        Reply reply = server.post("/populate", listing("two", "two").replaceFirst("localhost:1\"", "localhost:2\""));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.stable())
                .isEqualTo("{\"proxies\":[" + shown("two", "127.0.0.1:PORT", "localhost:2", false) + ","
                        + shown("two", "127.0.0.1:PORT", "localhost:1", true) + "]}");
    }

    @Test
    void populateLooksAtAllOfThemFirst() {
        String list = listing("two").replace("]", ",{\"name\":\"three\"}]");

        assertThat(server.post("/populate", list))
                .isEqualTo(new Reply(
                        400,
                        "application/json",
                        "{\"error\":\"missing required field: upstream at proxy 2\",\"status\":400,\"proxies\":null}"));
        assertThat(server.get("/proxies/two").status()).isEqualTo(404);
    }

    @Test
    void populateKeepsWhatItDidBeforeItFailed() {
        String list = listing("two").replace("]", ",{\"name\":\"three\",\"upstream\":\"x\",\"listen\":\"bogus\"}]");

        Reply reply = server.post("/populate", list);

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.stable())
                .startsWith(
                        "{\"error\":\"listen tcp: address bogus: missing port in address\",\"status\":500,\"proxies\":[{")
                .contains("\"name\":\"two\"");
    }

    @Test
    void nothingToPopulateIsNull() {
        assertThat(server.post("/populate", "[]")).isEqualTo(new Reply(201, "application/json", "{\"proxies\":null}"));
        assertThat(server.post("/populate", "{}").status()).isEqualTo(400);
    }

    @Test
    void aProxyThatIsTheSameIsLeftAlone() {
        server.toxic("one", "noop", "downstream", "{}");
        String same = "[{\"name\":\"one\",\"listen\":\"127.0.0.1:" + port
                + "\",\"upstream\":\"127.0.0.1:1\",\"enabled\":false}]";

        assertThat(server.post("/populate", same).body()).contains("\"noop\"", "\"enabled\":true");
    }

    @Test
    void aProxyThatConnectsElsewhereIsReplaced() {
        server.toxic("one", "noop", "downstream", "{}");
        String other = "[{\"name\":\"one\",\"listen\":\"127.0.0.1:" + port + "\",\"upstream\":\"127.0.0.1:2\"}]";

        assertThat(server.post("/populate", other).stable())
                .isEqualTo("{\"proxies\":[" + shown("one", "127.0.0.1:PORT", "127.0.0.1:2", true) + "]}");
    }

    @Test
    void aProxyOnAllInterfacesMayBePopulatedAgain() {
        String list = "[{\"name\":\"two\",\"listen\":\"0.0.0.0:0\",\"upstream\":\"127.0.0.1:1\"}]";
        server.post("/populate", list);
        server.toxic("two", "noop", "downstream", "{}");

        Reply again = server.post("/populate", list);

        assertThat(again.body().split("\"noop\"").length > 1 ? 1 : 0)
                .isEqualTo(differs().toxicsAfterSecondPopulate());
    }
}
