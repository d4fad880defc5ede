package dev.squall.cli;

import dev.squall.model.codec.JsonReader;
import dev.squall.model.codec.JsonWriter;
import dev.squall.model.codec.UnreadableMessage;
import dev.squall.model.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A coordinator's REST interface, by the JDK's light client. */
final class Coordinator {
    static final Option OPTION = new Option("--coordinator", "URL", "such as http://localhost:8080");

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration READ = Duration.ofSeconds(60);
    private static final int MOST_BYTES = 64 << 20;

    private final URI address;

    private Coordinator(URI address) {
        this.address = address;
    }

    /** The address with the path of its interface, as {@code squall status} shows it, means the same. */
    static Coordinator of(Arguments arguments) throws UsageError {
        String text =
                arguments.last(OPTION.name()).orElseThrow(() -> new UsageError("which coordinator? --coordinator URL"));
        try {
            var uri = URI.create(text.replaceFirst("(/api/v1)?/?$", ""));
            if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null) {
                return new Coordinator(uri);
            }
        } catch (IllegalArgumentException _) {
            // Said below, as for any other address that is none.
        }
        throw new UsageError("--coordinator is '" + text + "' and must be an address such as http://localhost:8080");
    }

    /** What it answered: a body that may be nothing, and a status. */
    record Answer(int status, Json body) {
        boolean good() {
            return status >= 200 && status < 300;
        }

        Json.Mapping members() {
            return body instanceof Json.Mapping mapping ? mapping : Json.Mapping.EMPTY;
        }

        /** What a coordinator answers with; whoever else answers has none. */
        Json.Array list(String key) throws IOException {
            if (members().member(key) instanceof Json.Array list) {
                return list;
            }
            throw strange("'" + key + "'");
        }

        IOException strange(String missing) {
            return new IOException("what answered " + status + " gave no " + missing + ": is it a coordinator?");
        }

        /** What is wrong, a line for each error of a problem document. */
        List<String> problems(String source) {
            return told(source).stream().map(OneLine::of).toList();
        }

        private List<String> told(String source) {
            if (members().get("errors").orElse(Json.NULL) instanceof Json.Array errors) {
                return errors.items().stream()
                        .map(error -> problem(source, error))
                        .toList();
            }
            String title = members().text("title").orElse("the coordinator answered " + status);
            return List.of(members()
                    .text("detail")
                    .map(detail -> title + ": " + detail)
                    .orElse(title));
        }

        private static String problem(String source, Json error) {
            if (!(error instanceof Json.Mapping members)) {
                return source + ": " + new String(JsonWriter.writeBytes(error), StandardCharsets.UTF_8);
            }
            String place = number(members, "line")
                    .map(line -> ":" + line + ":" + number(members, "column").orElse("1"))
                    .orElse("");
            String remedy = members.text("remedy").map(text -> "; " + text).orElse("");
            return source + place + " " + members.text("path").orElse("") + ": "
                    + members.text("detail").orElse("") + remedy;
        }

        private static Optional<String> number(Json.Mapping members, String key) {
            return members.get(key)
                    .flatMap(value -> value instanceof Json.Number number
                            ? Optional.of(number.value().toPlainString())
                            : Optional.empty());
        }
    }

    Answer get(String path) throws IOException {
        return answer(open(path, "GET"));
    }

    Answer post(String path, Json body) throws IOException {
        var connection = open(path, "POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        try (var out = connection.getOutputStream()) {
            out.write(JsonWriter.writeBytes(body));
        } catch (IOException unreachable) {
            throw unreachable(unreachable);
        }
        return answer(connection);
    }

    /** A stream of server-sent events, from after {@code last}; the caller closes it. */
    InputStream stream(String path, long last) throws IOException {
        var connection = open(path, "GET");
        connection.setRequestProperty("Accept", "text/event-stream");
        connection.setRequestProperty("Last-Event-ID", Long.toString(last));
        int status = connection.getResponseCode();
        if (status == 404) {
            throw new NoSuchRun();
        }
        if (status != 200) {
            throw new IOException(address + " answered " + status);
        }
        return connection.getInputStream();
    }

    /** The coordinator does not know the run. */
    static final class NoSuchRun extends IOException {
        private static final long serialVersionUID = 1L;

        NoSuchRun() {
            super("the coordinator knows no such run");
        }
    }

    private HttpURLConnection open(String path, String method) throws IOException {
        var connection = (HttpURLConnection) URI.create(address + path).toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setConnectTimeout(Math.toIntExact(CONNECT.toMillis()));
        connection.setReadTimeout(Math.toIntExact(READ.toMillis()));
        connection.setRequestProperty("Accept", "application/json");
        return connection;
    }

    private IOException unreachable(IOException cause) {
        return new IOException("the coordinator at " + address + " cannot be reached: " + cause.getMessage(), cause);
    }

    private Answer answer(HttpURLConnection connection) throws IOException {
        int status;
        try {
            status = connection.getResponseCode();
        } catch (IOException unreachable) {
            throw unreachable(unreachable);
        }
        try (var content = status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
            var bytes = content == null ? new byte[0] : content.readNBytes(MOST_BYTES);
            return new Answer(status, bytes.length == 0 ? Json.NULL : JsonReader.parse(bytes));
        } catch (UnreadableMessage other) {
            throw new IOException(address + " answered " + status + " and no JSON: is it a coordinator?", other);
        }
    }
}
