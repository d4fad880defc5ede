package dev.squall.agent.http;

import dev.squall.agent.call.Arguments;
import dev.squall.agent.call.Habits;
import dev.squall.agent.call.Parameter;
import dev.squall.agent.call.Parameter.Kind;
import dev.squall.agent.call.Rejection;
import dev.squall.agent.call.Usage;
import dev.squall.model.experiment.Durations;
import dev.squall.model.json.Json;
import dev.squall.model.json.PythonJson;
import dev.squall.model.json.PythonValues;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a {@link HttpRequest} of what the author wrote. Of a GET the arguments are the query; otherwise they are JSON under
 * exactly {@code Content-Type: application/json}, a form when they are a mapping, and the body itself when they are a text.
 */
public final class HttpArguments {
    public static final Usage USAGE = Usage.of(
            "sends an HTTP request and gives status, headers and body",
            Parameter.needed("url", Kind.TEXT, "the address"),
            Parameter.optional("method", Kind.TEXT, "in any case").or(Json.of("GET")),
            Parameter.optional("headers", Kind.MAPPING, "names and values").or(Json.Mapping.EMPTY),
            Parameter.optional("arguments", Kind.ANY, "the query of a GET, otherwise a form, a body, or JSON"),
            Parameter.optional("timeout", Kind.ANY, "seconds, or [connect, read] in seconds; 30 unless given")
                    .in("s"),
            Parameter.optional("verify_tls", Kind.FLAG, "whether certificates are checked")
                    .or(Json.of(true)),
            Parameter.optional("max_retries", Kind.WHOLE, "of connections that fail, up to 100")
                    .or(Json.of(0)));

    private static final String CONTENT_TYPE = "Content-Type";
    /** A user, or a query, is nobody else's business. */
    private static final String SHOWN = "[^@?]{1,200}";

    private static final String PARAMETERS =
            "must be a mapping, [name, value] pairs or a text unless 'headers' has Content-Type: application/json";

    /** The request, or what is wrong with it. */
    public sealed interface Reading {
        record Request(HttpRequest request) implements Reading {}

        record Wrong(Rejection rejection) implements Reading {}
    }

    private HttpArguments() {}

    public static Reading read(Json.Mapping written) {
        return read(written, Habits.CAREFUL);
    }

    public static Reading read(Json.Mapping written, Habits habits) {
        var arguments = new Arguments(written, USAGE);
        String method = arguments.text("method").toUpperCase(Locale.ROOT);
        Json content = arguments.any("arguments").orElse(Json.NULL);
        var headers = headers(arguments, habits);
        if (!isToken(method)) {
            arguments.wrong("method", "must be a word such as GET or DELETE");
        }
        boolean query = method.equals("GET");
        var body = query ? Optional.<byte[]>empty() : body(content, headers, arguments);
        URI uri = uri(arguments, query ? parameters(content, arguments) : "", headers);
        List<Duration> timeouts = timeouts(arguments, habits.httpTimeout());
        boolean verify = arguments.flag("verify_tls");
        int retries = arguments.whole("max_retries", 0, 100).orElse(0);
        return arguments
                .problem()
                .<Reading>map(Reading.Wrong::new)
                .orElseGet(() -> new Reading.Request(new HttpRequest(
                        uri, method, headers, body, timeouts.getFirst(), timeouts.getLast(), verify, retries)));
    }

    /** In capitals, as RFC 9110 has it in 5.6.2. */
    private static boolean isToken(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean fits = c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-!#$%&'*+.^_`|~".indexOf(c) >= 0;
            if (!fits) {
                return false;
            }
        }
        return !word.isEmpty();
    }

    /** A header without a value is not sent. */
    private static Map<String, String> headers(Arguments arguments, Habits habits) {
        var headers = new LinkedHashMap<String, String>();
        arguments.mapping("headers").members().forEach((name, value) -> {
            if (value.equals(Json.NULL)) {
                return;
            }
            String text = PythonValues.text(value);
            if (name.isBlank() || (name + text).chars().anyMatch(c -> c == '\r' || c == '\n')) {
                arguments.wrong("headers", "must be names and values without line breaks");
            }
            boolean blank = !text.isEmpty() && Character.isWhitespace(text.charAt(0));
            if (habits.strictHttp() && (blank || !(value instanceof Json.Text))) {
                arguments.wrong("headers", "must be texts that do not begin with a blank; '" + name + "' is none");
            }
            headers.put(name, text);
        });
        return headers;
    }

    private static Optional<byte[]> body(Json content, Map<String, String> headers, Arguments arguments) {
        boolean json = "application/json".equals(headers.get(CONTENT_TYPE));
        if (json && !content.equals(Json.NULL)) {
            return Optional.of(PythonJson.dumps(content).getBytes(StandardCharsets.US_ASCII));
        }
        return switch (content) {
            case Json.Null() -> Optional.empty();
            case Json.Text(String text) -> Optional.of(text.getBytes(StandardCharsets.UTF_8));
            case Json.Mapping _, Json.Array _, Json.Bool _, Json.Number _ -> {
                if (headers.keySet().stream().noneMatch(CONTENT_TYPE::equalsIgnoreCase)) {
                    headers.put(CONTENT_TYPE, "application/x-www-form-urlencoded");
                }
                yield Optional.of(parameters(content, arguments).getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    private static String parameters(Json content, Arguments arguments) {
        return switch (content) {
            case Json.Null() -> "";
            case Json.Text(String text) -> text;
            case Json.Mapping(var members) -> {
                var pairs = new ArrayList<String>();
                members.forEach((key, value) -> add(key, value, pairs));
                yield String.join("&", pairs);
            }
            case Json.Array(var items) -> {
                var pairs = new ArrayList<String>();
                for (var item : items) {
                    if (item instanceof Json.Array(var pair) && pair.size() == 2) {
                        add(PythonValues.text(pair.getFirst()), pair.getLast(), pairs);
                    } else {
                        arguments.wrong("arguments", PARAMETERS);
                    }
                }
                yield String.join("&", pairs);
            }
            case Json.Bool _, Json.Number _ -> {
                arguments.wrong("arguments", PARAMETERS);
                yield "";
            }
        };
    }

    /** A list repeats its key, a mapping does for each of its keys; what has no value is left out. */
    private static void add(String key, Json value, List<String> pairs) {
        List<Json> values = switch (value) {
            case Json.Array(var items) -> items;
            case Json.Mapping(var members) ->
                members.keySet().stream().<Json>map(Json::of).toList();
            case Json.Null _, Json.Text _, Json.Number _, Json.Bool _ -> List.of(value);
        };
        values.stream()
                .filter(each -> !each.equals(Json.NULL))
                .forEach(each -> pairs.add(encode(key) + "=" + encode(PythonValues.text(each))));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static URI uri(Arguments arguments, String query, Map<String, String> headers) {
        String url = arguments.text("url").stripLeading();
        String joined = query.isEmpty() ? url : url + (url.contains("?") ? "&" : "?") + query;
        try {
            URI uri = new URI(Escapes.illegal(joined));
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getHost() != null && uri.getPort() <= Arguments.LAST_PORT) {
                return withoutUser(uri, headers);
            }
        } catch (URISyntaxException _) {
            // said below
        }
        String shown = url.matches(SHOWN) ? ", not '" + url + "'" : "";
        arguments.wrong("url", "must be an absolute http or https address, with a port up to 65535" + shown);
        return URI.create("http://localhost");
    }

    /** A user in the address means basic authentication. */
    private static URI withoutUser(URI uri, Map<String, String> headers) throws URISyntaxException {
        if (uri.getUserInfo() == null) {
            return uri;
        }
        byte[] user = uri.getUserInfo().getBytes(StandardCharsets.UTF_8);
        headers.putIfAbsent("Authorization", "Basic " + Base64.getEncoder().encodeToString(user));
        return new URI(uri.toString().replaceFirst("//[^@/]*@", "//"));
    }

    private static List<Duration> timeouts(Arguments arguments, Duration usual) {
        return arguments
                .any("timeout")
                .map(value -> switch (value) {
                    case Json.Array(var both)
                    when both.size() == 2 ->
                        List.of(seconds(arguments, both.getFirst()), seconds(arguments, both.getLast()));
                    case Json.Number _, Json.Text _, Json.Array _, Json.Bool _, Json.Mapping _, Json.Null() ->
                        List.of(seconds(arguments, value));
                })
                .orElse(List.of(usual));
    }

    private static Duration seconds(Arguments arguments, Json value) {
        Optional<Duration> seconds = Durations.of(value)
                .filter(length -> length.compareTo(Duration.ofMillis(1)) >= 0)
                .filter(length -> length.compareTo(Duration.ofDays(1)) <= 0);
        if (seconds.isEmpty()) {
            arguments.wrong("timeout", "must be seconds, or [connect, read] in seconds, each from 0.001 to 86400");
        }
        return seconds.orElse(Habits.CAREFUL.httpTimeout());
    }
}
