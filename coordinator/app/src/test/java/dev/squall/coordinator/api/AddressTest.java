package dev.squall.coordinator.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.coordinator.testbed.CoordinatorStack;
import dev.squall.model.codec.JsonReader;
import dev.squall.model.json.Json;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Addresses that no client library sends. */
@QuarkusTest
@QuarkusTestResource(CoordinatorStack.class)
class AddressTest {
    private static final String RUNS = "/api/v1/runs";

    static Stream<Arguments> addresses() {
        return Stream.of(
                Arguments.of(RUNS + "/%zz", 400, "bad-address"),
                Arguments.of(RUNS + "/%zz/journal", 400, "bad-address"),
                Arguments.of(RUNS + "/a%", 400, "bad-address"),
                Arguments.of(RUNS + "?owner=%zz", 400, "bad-address"),
                Arguments.of(RUNS + "?%zz=1", 400, "bad-address"),
                Arguments.of("/%zz", 400, "bad-address"),
                Arguments.of("/q/%zz", 400, "bad-address"),
                Arguments.of(RUNS + "?owner={a}", 400, "bad-address"),
                Arguments.of(RUNS + "/{a}", 400, "bad-address"),
                Arguments.of(RUNS + "/" + "x".repeat(5_000), 414, "address-too-long"),
                Arguments.of(RUNS + "/" + "x".repeat(500_000), 414, "address-too-long"),
                Arguments.of(RUNS + "?owner=" + "x".repeat(5_000), 414, "address-too-long"));
    }

    @ParameterizedTest(name = "{index} is answered {1} {2}")
    @MethodSource("addresses")
    void anAddressThatCannotBeReadIsAnsweredWithAProblemDocument(String address, int status, String kind)
            throws IOException {
        var answer = answer(address);

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ").contains("content-type: application/problem+json");
        assertThat(document(answer)).contains(Json.of("urn:squall:problem:" + kind));
    }

    private static Optional<Json> document(String answer) throws IOException {
        var document = (Json.Mapping) JsonReader.parse(
                answer.substring(answer.indexOf("\r\n\r\n") + 4).getBytes(UTF_8));
        return document.get("type");
    }

    private static String answer(String address) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.getOutputStream()
                    .write(("GET " + address + " HTTP/1.1\r\nHost: squall\r\nConnection: close\r\n\r\n")
                            .getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
