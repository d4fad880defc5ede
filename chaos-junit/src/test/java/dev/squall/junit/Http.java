package dev.squall.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** Somebody else who speaks to the server of the toxics. */
final class Http {
    static final String TOXIC = "{\"name\":\"slow\",\"type\":\"latency\",\"attributes\":{\"latency\":5000}}";

    private Http() {}

    static void call(Toxics toxics, String method, String path, String body) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(
                            URI.create("http://" + toxics.address().orElseThrow() + path))
                    .method(method, BodyPublishers.ofString(body))
                    .build();
            assertThat(client.send(request, BodyHandlers.ofString()).statusCode())
                    .isLessThan(300);
        }
    }
}
