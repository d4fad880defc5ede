package dev.squall.point.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is let in, over real sockets. */
class AccessTest extends EndpointBench {
    @ParameterizedTest
    @CsvSource({
        "GET, /v1",
        "GET, /v1/points/payment.charge",
        "DELETE, /v1/armings",
        "PUT, /v1/halt",
        "DELETE, /v1/halt",
        "PUT, /v1/armings/one",
        "GET, /v1/armings/one",
        "DELETE, /v1/armings/one",
        "POST, /v1/armings/one/renew",
        "GET, /",
        "GET, /secrets"
    })
    void nothingIsSaidToWhoeverDoesNotKnowTheToken(String method, String path) throws Exception {
        for (String authorization : List.of("", "Bearer another token, wrong", "Basic " + Caller.TOKEN, "Squall 00")) {
            var refused = caller.ask(method, path, authorization, FAIL);

            assertThat(refused.status()).as(authorization).isEqualTo(401);
            assertThat(refused.content().toString()).doesNotContain("payment.charge");
            assertThat(refused.instance()).isEqualTo("here");
        }
        assertThat(point.get()).isNull();
    }

    @Test
    void aGrantAllowsOneArmingAndNothingElse() throws Exception {
        String arm = Caller.grant("arm\nhere\none\n" + FAIL);
        String keep = Caller.grant("keep\nhere\none");
        String more = FAIL.replace("0.5", "1.0");

        assertThat(caller.ask("PUT", "/v1/armings/one", arm, more).status())
                .as("another fault")
                .isEqualTo(401);
        assertThat(caller.ask("PUT", "/v1/armings/two", arm, FAIL).status())
                .as("another id")
                .isEqualTo(401);
        assertThat(caller.ask("PUT", "/v1/armings/one", keep, FAIL).status())
                .as("to keep only")
                .isEqualTo(401);
        assertThat(caller.ask("GET", "/v1", keep, "").status()).as("everything").isEqualTo(401);
        assertThat(caller.ask("PUT", "/v1/armings/one", Caller.grant("arm\nthere\none\n" + FAIL), FAIL)
                        .status())
                .as("another process")
                .isEqualTo(401);

        assertThat(caller.ask("PUT", "/v1/armings/one", arm, FAIL).status()).isEqualTo(201);
        assertThat(caller.ask("POST", "/v1/armings/one/renew", keep, "{\"expires-ms\": 1000}")
                        .status())
                .isEqualTo(200);
        var read = caller.ask("GET", "/v1/armings/one", keep, "");
        assertThat(read.text("state")).isEqualTo("armed");
        assertThat(read.text("point")).contains("\"armed\": [{\"id\": \"one\"").contains("\"last\": null");
        assertThat(caller.ask("DELETE", "/v1/armings/one", keep, "").text("state"))
                .isEqualTo("disarmed");
    }

    @Test
    void itListensOnTheLoopbackInterfaceAlone() throws Exception {
        for (var network : (Iterable<NetworkInterface>) NetworkInterface.networkInterfaces()::iterator) {
            for (InetAddress address : (Iterable<InetAddress>) network.inetAddresses()::iterator) {
                if (!address.isLoopbackAddress()) {
                    assertThatThrownBy(() -> new Socket(address, endpoint.port()).close())
                            .isInstanceOf(IOException.class);
                }
            }
        }
    }

    @Test
    void aTokenThatCanBeGuessedIsRefused() {
        assertThatThrownBy(() -> Endpoint.open(board, HERE, 0, "secret")).hasMessageContaining("16 characters");
    }
}
