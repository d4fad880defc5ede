package dev.squall.point.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squall.point.arming.Arming;
import dev.squall.point.arming.Order;
import dev.squall.point.fault.Fault;
import java.net.ConnectException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The way in, over real sockets. */
class EndpointTest extends EndpointBench {
    @Test
    void aPointIsArmedHitAndDisarmed() throws Exception {
        var armed = caller.ask("PUT", "/v1/armings/one", FAIL);
        assertThat(armed.status()).isEqualTo(201);
        for (int i = 0; i < 6; i++) {
            var injection = point.get().hit();
            if (injection != null) {
                assertThatThrownBy(injection::carryOut).hasMessage("Chaos injection: payment.charge");
            }
        }

        var over = caller.ask("DELETE", "/v1/armings/one");

        assertThat(over.status()).isEqualTo(200);
        assertThat(over.content())
                .hasToString("{\"id\": \"one\", \"state\": \"disarmed\", \"origin\": \"endpoint\", \"hits\": 6,"
                        + " \"injections\": 2, \"skipped\": 0, \"vacuous\": false, \"drawn-from\": 7,"
                        + " \"expires-in-ms\": 0, \"order\": {\"point\": \"payment.charge\", \"rules\": [{\"fail\":"
                        + " {\"exception\": \"dev.squall.point.fault.ChaosException\"}, \"rate\": 0.5}], \"seed\": 7,"
                        + " \"expires-ms\": 15000}}");
        assertThat(point.get()).isNull();
    }

    @Test
    void aPointThatNothingHitIsVacuous() throws Exception {
        caller.ask("PUT", "/v1/armings/one", FAIL);

        assertThat(caller.ask("DELETE", "/v1/armings/one").text("vacuous")).isEqualTo("true");
    }

    @Test
    void everythingIsListed() throws Exception {
        caller.ask("PUT", "/v1/armings/one", FAIL);

        var all = caller.ask("GET", "/v1");

        assertThat(all.content().toString())
                .startsWith(
                        "{\"instance\": \"here\", \"pid\": 42, \"started\": \"2026-03-01T10:00:00Z\", \"halted\": false,"
                                + " \"points\": [{\"name\": \"payment.charge\", \"known\": true, \"hits\": 0, \"injections\": 0,"
                                + " \"armed\": [{\"id\": \"one\", \"state\": \"armed\"");
        assertThat(caller.ask("GET", "/v1/points/payment.charge").text("known")).isEqualTo("true");
        assertThat(caller.ask("GET", "/v1/points/paymnt.charge").text("error")).isEqualTo("unknown-point");
    }

    @Test
    void theSameOrderTwiceIsOneArming() throws Exception {
        caller.ask("PUT", "/v1/armings/one", FAIL);
        point.get().hit();

        var again = caller.ask("PUT", "/v1/armings/one", FAIL);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("hits")).isEqualTo("1");
        assertThat(board.point("payment.charge").orElseThrow().armed()).hasSize(1);
    }

    @Test
    void anotherFaultUnderTheSameIdTakesItsPlaceAsAWhole() throws Exception {
        caller.ask("PUT", "/v1/armings/one", FAIL);

        var replaced = caller.ask("PUT", "/v1/armings/one", order("{\"delay\": {\"latency-ms\": 300}}"));

        assertThat(replaced.status()).isEqualTo(201);
        assertThat(board.point("payment.charge").orElseThrow().armed())
                .extracting(Arming::order)
                .containsExactly(new Order(
                        "one",
                        "payment.charge",
                        Fault.delaying(Duration.ofMillis(300)).seed(7).expiry(Duration.ofSeconds(15)),
                        Order.Origin.ENDPOINT));
        assertThat(caller.ask("PUT", "/v1/armings/one", FAIL.replace("payment.charge", "other"))
                        .text("detail"))
                .contains("armed at 'payment.charge'");
    }

    @Test
    void aLateCopyOfAnOrderDoesNotBeginItAgain() throws Exception {
        caller.ask("PUT", "/v1/armings/one", FAIL);
        caller.ask("DELETE", "/v1/armings/one");

        var late = caller.ask("PUT", "/v1/armings/one", FAIL);

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text("error")).isEqualTo("over");
        assertThat(point.get()).isNull();
    }

    @Test
    void anArmingThatNobodyRenewsEnds() throws Exception {
        caller.ask("PUT", "/v1/armings/one", FAIL);
        time.pass(Duration.ofSeconds(14));
        var renewed = caller.ask("POST", "/v1/armings/one/renew", "{\"expires-ms\": 15000}");
        assertThat(renewed.text("expires-in-ms")).isEqualTo("15000");
        time.pass(Duration.ofSeconds(14));
        assertThat(point.get()).isNotNull();

        time.pass(Duration.ofSeconds(1));

        assertThat(point.get()).isNull();
        var late = caller.ask("POST", "/v1/armings/one/renew", "{\"expires-ms\": 15000}");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text("state")).isEqualTo("expired");
        assertThat(caller.ask("DELETE", "/v1/armings/one").text("state")).isEqualTo("expired");
    }

    @Test
    void aHaltEndsEverythingUntilItIsTakenBack() throws Exception {
        caller.ask("PUT", "/v1/armings/one", FAIL);

        assertThat(caller.ask("PUT", "/v1/halt").text("halted")).isEqualTo("true");

        assertThat(point.get()).isNull();
        assertThat(caller.ask("PUT", "/v1/armings/two", FAIL).text("error")).isEqualTo("halted");
        caller.ask("DELETE", "/v1/halt");
        assertThat(caller.ask("PUT", "/v1/armings/two", FAIL).status()).isEqualTo(201);
    }

    @Test
    void everythingCanBeDisarmedAtOnce() throws Exception {
        caller.ask("PUT", "/v1/armings/one", FAIL);
        board.arm(new Order("mine", "payment.charge", Fault.failing(), Order.Origin.CODE));

        caller.ask("DELETE", "/v1/armings");

        assertThat(point.get()).isNull();
    }

    @Test
    void itsEndEndsWhatWasArmedOverItAndNothingElse() throws Exception {
        board.arm(new Order("mine", "payment.charge", Fault.failing(), Order.Origin.CODE));
        caller.ask("PUT", "/v1/armings/one", FAIL);

        endpoint.close();

        assertThat(board.point("payment.charge").orElseThrow().armed())
                .extracting(arming -> arming.order().id())
                .containsExactly("mine");
        assertThatThrownBy(() -> caller.ask("GET", "/v1")).isInstanceOf(ConnectException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{ | no JSON",
                "[] | must be a mapping",
                "{\"rules\": [], \"expires-ms\": 1} | 'point' is missing",
                "{\"point\": \"p\", \"expires-ms\": 1} | 'rules' is missing",
                "{\"point\": \"p\", \"rules\": [], \"expires-ms\": 1} | 1 to 4 rules",
                "{\"point\": \"p\", \"rules\": [{\"fail\": {}}]} | 'expires-ms' is missing",
                "{\"point\": \"p\", \"rules\": [{\"fail\": {}}], \"expires-ms\": 0} | 'expiry'",
                "{\"point\": \"p\", \"rules\": [{\"fail\": {}}], \"expires-ms\": 86400001} | 'expires-ms'",
                "{\"point\": \"p p\", \"rules\": [{\"fail\": {}}], \"expires-ms\": 1} | 'p p'",
                "{\"point\": \"p\", \"rules\": [{\"fail\": {}}], \"expires-ms\": 1, \"frobnicate\": 1} | 'frobnicate'",
                "{\"point\": \"p\", \"rules\": [{\"fail\": {}, \"delay\": {}}], \"expires-ms\": 1} | either",
                "{\"point\": \"p\", \"rules\": [{}], \"expires-ms\": 1} | either",
                "{\"point\": \"p\", \"rules\": [{\"fail\": {}, \"rate\": 2}], \"expires-ms\": 1} | 'rate'",
                "{\"point\": \"p\", \"rules\": [{\"fail\": {}, \"rate\": 1, \"first\": 1}], \"expires-ms\": 1} | one of",
                "{\"point\": \"p\", \"rules\": [{\"fail\": {}, \"every\": 0}], \"expires-ms\": 1} | 'every'",
                "{\"point\": \"p\", \"rules\": [{\"delay\": {}}], \"expires-ms\": 1} | 'latency-ms' is missing",
                "{\"point\": \"p\", \"rules\": [{\"fail\": {\"exception\": \"java.lang.Error\"}}], \"expires-ms\": 1} | no Exception",
                "{\"point\": \"p\", \"rules\": [{\"fail\": {\"exception\": \"com.acme.X\"}}], \"expires-ms\": 1} | not among",
                "{\"point\": \"p\", \"rules\": [{\"fail\": {}}], \"seed\": 1.5, \"expires-ms\": 1} | 'seed'",
                "{\"point\": \"p\", \"rules\": [{\"fail\": {}}], \"scope\": \"a b\", \"expires-ms\": 1} | 'a b'",
            })
    void whatIsWrongIsNamed(String body, String detail) throws Exception {
        var refused = caller.ask("PUT", "/v1/armings/one", body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("detail")).contains(detail);
        assertThat(board.find("one")).isEmpty();
    }

    @Test
    void whatIsTooLargeIsNotRead() throws Exception {
        assertThat(caller.ask("PUT", "/v1/armings/one", " ".repeat(70_000)).status())
                .isEqualTo(413);
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        assertThat(caller.ask("GET", "/v2").status()).isEqualTo(404);
        assertThat(caller.ask("PATCH", "/v1/armings/one").status()).isEqualTo(405);
        assertThat(caller.ask("DELETE", "/v1/armings/never").text("error")).isEqualTo("unknown-arming");
        assertThat(caller.ask("POST", "/v1/armings/never/renew", "{\"expires-ms\": 1}")
                        .status())
                .isEqualTo(404);
        assertThat(caller.ask("PUT", "/v1/armings/a%20b", FAIL).status()).isEqualTo(400);
    }
}
