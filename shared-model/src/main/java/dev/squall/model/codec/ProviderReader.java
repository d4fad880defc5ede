package dev.squall.model.codec;

import dev.squall.model.experiment.Durations;
import dev.squall.model.experiment.Provider;
import dev.squall.model.grammar.Keys;
import dev.squall.model.grammar.ProviderKeys;
import dev.squall.model.json.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads what carries a step out: Chaos Toolkit's three providers and Squall's own families. */
final class ProviderReader {
    private static final String TYPES = "use " + String.join(", ", ProviderKeys.ALL);

    private ProviderReader() {}

    static Optional<Provider> read(Block step, String key) {
        if (!step.findings().dialect().validates()
                && !(step.any(key).orElse(Json.NULL) instanceof Json.Mapping written
                        && ProviderKeys.ALL.contains(written.text("type").orElse("")))) {
            return Optional.of(breaking("there is no such provider"));
        }
        var entry = step.entry(key);
        if (entry.isEmpty()) {
            step.missing(key, "write {type: http, url: ...} or another provider");
            return Optional.empty();
        }
        return entry.get().block(step.findings(), keys(entry.get().value())).flatMap(ProviderReader::read);
    }

    private static Keys keys(Json written) {
        return written instanceof Json.Mapping mapping
                ? ProviderKeys.of(
                        mapping.text("type").orElse(""), mapping.members().containsKey("func"))
                : ProviderKeys.UNKNOWN;
    }

    private static Optional<Provider> read(Block provider) {
        var type = provider.requiredText("type", TYPES);
        if (type.isEmpty()) {
            return Optional.empty();
        }
        Optional<Provider> read = switch (type.get()) {
            case "http" -> http(provider);
            case "process" -> process(provider);
            case "python" -> python(provider);
            default -> squalls(type.get(), provider);
        };
        provider.warnUnknown();
        return read;
    }

    /**
     * What breaks when its turn comes, as Chaos Toolkit does there: a request that goes to no address and is refused with the reason.
     * It is placed and sent like any step, because it has an entry in the journal like any; what has none is a pause that is impossible.
     */
    static Provider breaking(String reason) {
        return new Provider.Http(reason, "GET", Json.Mapping.EMPTY, Json.NULL, Json.NULL, true, 0);
    }

    private static Optional<Provider> http(Block provider) {
        var url = provider.title("url", "write the address to call");
        var method = provider.text("method").orElse("GET").toUpperCase(Locale.ROOT);
        var headers = provider.any("headers").orElse(Json.Mapping.EMPTY);
        if (!(headers instanceof Json.Mapping) && !isPattern(headers)) {
            provider.wrong("headers", headers, "must be a mapping, not " + headers.typeName(), "");
        }
        var arguments = provider.any("arguments").orElse(Json.NULL);
        var timeout = timeout(provider);
        boolean verify = provider.bool("verify_tls").orElse(true);
        var retries = retries(provider);
        if (retries.isEmpty()) {
            return url.map(_ -> breaking("max_retries is no number"));
        }
        return url.flatMap(address -> provider.build(
                () -> new Provider.Http(address, method, headers, arguments, timeout, verify, retries.get())));
    }

    /** Empty for what Chaos Toolkit breaks at; there any number will do, and is cut. */
    private static Optional<Integer> retries(Block provider) {
        if (provider.findings().dialect().knowsSquall()) {
            return provider.integer("max_retries").or(() -> Optional.of(0));
        }
        return switch (provider.any("max_retries").orElse(Json.NULL)) {
            case Json.Null _ -> Optional.of(0);
            case Json.Bool(boolean once) -> Optional.of(once ? 1 : 0);
            case Json.Number number ->
                Optional.of(number.value()
                        .max(BigDecimal.ZERO)
                        .min(BigDecimal.valueOf(Provider.Http.MOST_RETRIES))
                        .intValue());
            case Json.Text _, Json.Array _, Json.Mapping _ -> Optional.empty();
        };
    }

    private static Optional<Provider> process(Block provider) {
        var path = provider.requiredText("path", "write the program to run");
        var arguments = provider.any("arguments").orElse(Json.NULL);
        boolean nothing = provider.has("arguments") && arguments.equals(Json.NULL);
        boolean scalar = arguments instanceof Json.Bool || arguments instanceof Json.Number;
        if ((nothing || scalar) && !provider.findings().dialect().knowsSquall()) {
            return path.map(_ -> breaking("the arguments are " + arguments.typeName()));
        }
        if (scalar) {
            provider.wrong("arguments", arguments, "must be a list, a text or a mapping", "write [first, second]");
        }
        var timeout = timeout(provider);
        return path.flatMap(program -> provider.build(() -> new Provider.Process(program, arguments, timeout)));
    }

    private static Optional<Provider> python(Block provider) {
        var module = provider.requiredText("module", "write the Python module, such as chaosk8s.pod.actions");
        var func = provider.requiredText("func", "write the name of the function");
        provider.refuseNothing("arguments");
        var arguments = provider.mapping("arguments").map(Block::source).orElse(Json.Mapping.EMPTY);
        var secrets = secretGroups(provider);
        if (module.isEmpty() || func.isEmpty()) {
            return Optional.empty();
        }
        return provider.build(() -> new Provider.Python(module.get(), func.get(), arguments, secrets));
    }

    private static List<String> secretGroups(Block provider) {
        if (provider.any("secrets").orElse(Json.NULL) instanceof Json.Text text) {
            provider.findings()
                    .warn(provider.path("secrets"), text, "a text names no group of secrets", "write a list: [name]");
            return List.of();
        }
        return provider.texts("secrets");
    }

    private static Optional<Provider> squalls(String type, Block provider) {
        if (!provider.findings().dialect().knowsSquall()) {
            return provider.wrong(
                    "type", provider.source(), "'" + type + "' is no provider type", "use http, process or python");
        }
        if (!ProviderKeys.NATIVE.contains(type)) {
            var at = provider.any("type").orElse(provider.source());
            return provider.wrong("type", at, "'" + type + "' is no provider type", ProviderFamilies.remedy(type));
        }
        if (type.equals("prometheus") && !provider.source().members().containsKey("func")) {
            return prometheus(provider);
        }
        var func = provider.requiredText("func", "write which function of '" + type + "' to use");
        var arguments = provider.mapping("arguments").map(Block::source).orElse(Json.Mapping.EMPTY);
        return func.flatMap(name -> provider.build(() -> new Provider.Native(type, name, arguments)));
    }

    /** {@code {type: prometheus, url, query, secret}}: the short form of a query. */
    private static Optional<Provider> prometheus(Block provider) {
        var query = provider.requiredText("query", "write a PromQL query, or func and arguments");
        var url = provider.text("url");
        var secret = provider.text("secret");
        return query.flatMap(promql -> {
            var arguments = Json.mapping("query", Json.of(promql));
            arguments = url.isPresent() ? arguments.with("api_url", Json.of(url.get())) : arguments;
            var all = secret.isPresent() ? arguments.with("secret", Json.of(secret.get())) : arguments;
            return provider.build(() -> new Provider.Native("prometheus", "query", all));
        });
    }

    /** Seconds, {@code [connect, read]}, a pattern, or a duration with a unit, which becomes seconds. */
    private static Json timeout(Block provider) {
        var written = provider.any("timeout").orElse(Json.NULL);
        if (!provider.findings().dialect().knowsSquall()) {
            return written;
        }
        if (written instanceof Json.Text text && !isPattern(written)) {
            var duration = Durations.parse(text.value());
            if (duration.isPresent()) {
                return Json.decimal(duration.get().toMillis(), 3);
            }
            provider.wrong("timeout", written, "must be a number of seconds", "write 5, 500ms or \"${name}\"");
        } else if (written instanceof Json.Bool || written instanceof Json.Mapping) {
            provider.wrong("timeout", written, "must be a number of seconds, not " + written.typeName(), "");
        }
        return written;
    }

    private static boolean isPattern(Json value) {
        return value instanceof Json.Text(String text) && text.indexOf('$') >= 0;
    }
}
