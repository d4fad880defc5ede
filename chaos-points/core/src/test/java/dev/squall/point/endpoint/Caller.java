package dev.squall.point.endpoint;

import dev.squall.point.json.Json;
import dev.squall.point.json.JsonReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Somebody outside who knows the token, or was given a grant. */
final class Caller implements AutoCloseable {
    static final String TOKEN = "a token for the tests";

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;

    record Heard(int status, String instance, Json.Mapping content) {
        String text(String name) {
            Json value = content.members().get(name);
            return value instanceof Json.Text(String text) ? text : String.valueOf(value);
        }
    }

    Caller(int port) {
        this.port = port;
    }

    Heard ask(String method, String path, String authorization, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Heard(
                response.statusCode(),
                response.headers().firstValue(Endpoint.INSTANCE).orElse("none"),
                (Json.Mapping) ((JsonReader.Reading.Read) JsonReader.read(response.body())).value());
    }

    /** With the token. */
    Heard ask(String method, String path, String body) throws IOException, InterruptedException {
        return ask(method, path, "Bearer " + TOKEN, body);
    }

    Heard ask(String method, String path) throws IOException, InterruptedException {
        return ask(method, path, "");
    }

    static String grant(String text) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(TOKEN.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return "Squall " + HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        client.close();
    }
}
