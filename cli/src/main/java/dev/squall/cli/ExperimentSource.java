package dev.squall.cli;

import dev.squall.agent.http.HttpArguments;
import dev.squall.agent.http.HttpExchange;
import dev.squall.agent.http.HttpReply;
import dev.squall.local.preparation.Wiring;
import dev.squall.model.codec.Dialect;
import dev.squall.model.codec.ExperimentReader;
import dev.squall.model.codec.Problem;
import dev.squall.model.codec.Reading;
import dev.squall.model.json.Json;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads an experiment from where it is: a file, or an address that is asked for it. */
final class ExperimentSource {
    private static final String TOKEN = "CHAOSTOOLKIT_LOADER_AUTH_BEARER_TOKEN";
    private static final Set<String> SUFFIXES = Set.of("json", "yaml", "yml");
    private static final List<String> TYPES =
            List.of("application/json", "application/x-yaml", "text/yaml", "text/plain");
    private static final int OK = 200;

    private ExperimentSource() {}

    static Reading read(Arguments arguments, String source) throws InterruptedException {
        var dialect = arguments.mode().dialect();
        if (isAddress(source)) {
            return fetched(source, arguments, dialect);
        }
        if (dialect != Dialect.SQUALL && !SUFFIXES.contains(suffix(source))) {
            return unreadable(source, "only .json, .yaml and .yml files are read");
        }
        return ExperimentReader.read(Path.of(source), dialect);
    }

    /** A file may have any name, an address included. */
    static boolean isAddress(String source) {
        return (source.startsWith("http://") || source.startsWith("https://")) && !Files.exists(Path.of(source));
    }

    private static String suffix(String source) {
        return source.substring(source.lastIndexOf('.') + 1);
    }

    private static Reading fetched(String address, Arguments arguments, Dialect dialect) throws InterruptedException {
        var headers = Json.mapping("Accept", Json.of("application/json, application/x-yaml"));
        var login = login(address, arguments);
        var written = Json.mapping("url", Json.of(address))
                .with("headers", login.isPresent() ? headers.with("Authorization", Json.of(login.get())) : headers)
                .with("verify_tls", Json.of(!arguments.has("--no-verify-tls")));
        return switch (HttpArguments.read(written)) {
            case HttpArguments.Reading.Wrong(var rejection) -> unreadable(address, rejection.detail());
            case HttpArguments.Reading.Request(var request) ->
                switch (HttpExchange.of(Wiring.environment()).send(request)) {
                    case HttpExchange.Result.Failed(var _, String reason) -> unreadable(address, reason);
                    case HttpExchange.Result.Replied(HttpReply reply) -> read(address, reply, dialect);
                };
        };
    }

    private static Optional<String> login(String address, Arguments arguments) {
        return Wiring.environment()
                .apply(TOKEN)
                .filter(token -> !token.isBlank())
                .map(token -> "bearer " + token)
                .or(() -> uri(address).flatMap(ToolSettings.of(arguments.globals())::login));
    }

    /** Empty when it is no address; whoever is asked for it says so. */
    private static Optional<URI> uri(String address) {
        try {
            return Optional.of(URI.create(address));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Reading read(String address, HttpReply reply, Dialect dialect) {
        if (reply.status() != OK) {
            return unreadable(address, "it answers with status " + reply.status());
        }
        String type = reply.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        String text = HttpReply.decoded(reply.body());
        return TYPES.stream().anyMatch(type::contains)
                ? ExperimentReader.read(address, text, dialect)
                : unreadable(
                        address,
                        "its content is '" + type
                                + "', neither JSON nor YAML; have it served as application/json or text/yaml");
    }

    private static Reading unreadable(String source, String message) {
        return new Reading.Unreadable(List.of(new Problem(source, "", 0, 0, message, "")));
    }
}
