package dev.squall.model.grammar;

import static dev.squall.model.grammar.Form.ANY;
import static dev.squall.model.grammar.Form.LENGTH;
import static dev.squall.model.grammar.Form.MAPPING;
import static dev.squall.model.grammar.Form.PATTERN;
import static dev.squall.model.grammar.Form.TEXT;

import java.util.ArrayList;
import java.util.List;

/** What carries a step out: Chaos Toolkit's three providers, then Squall's own families. */
public final class ProviderKeys {
    public static final List<String> NATIVE = List.of(
            "kubernetes",
            "toxiproxy",
            "network",
            "resource",
            "signal",
            "chaos-point",
            "prometheus",
            "tcp",
            "dns",
            "sql",
            "kafka");
    public static final List<String> ALL = all();

    private static final Key TYPE = Key.needed("type", TEXT, "One of " + String.join(", ", ALL));
    private static final Key TIMEOUT = Key.of(
            "timeout",
            Form.either(Form.NUMBER, LENGTH, PATTERN, Form.items(ANY)),
            "Seconds, a length with a unit, or [connect, read] in seconds");

    public static final Keys HTTP = Keys.of(
            "One HTTP request",
            TYPE,
            Key.needed("url", TEXT, "The address, with patterns"),
            Key.of("method", TEXT, "GET unless given"),
            Key.of("headers", Form.either(MAPPING, PATTERN), "Names and values"),
            Key.of("arguments", ANY, "Query of a GET, else body or form"),
            TIMEOUT,
            Key.of("verify_tls", Form.FLAG, "Whether certificates are checked; true"),
            Key.of("max_retries", Form.whole(0), "Of connections that fail, up to 100; 0"),
            Key.ignored("expected_status"),
            Key.ignored("secrets"));

    public static final Keys PROCESS = Keys.of(
            "One program",
            TYPE,
            Key.needed("path", TEXT, "The program"),
            Key.of(
                    "arguments",
                    Form.either(TEXT, Form.items(ANY), MAPPING),
                    "A list, a mapping, or a text for the shell"),
            TIMEOUT,
            Key.ignored("secrets"));

    public static final Keys PYTHON = Keys.of(
            "A Python function",
            TYPE,
            Key.needed("module", TEXT, "Such as chaosk8s.pod.actions"),
            Key.needed("func", TEXT, "The function's name"),
            Key.of("arguments", MAPPING, "What it is given"),
            Key.of("secrets", Form.TEXTS, "Groups of secrets that it is given"));

    public static final Keys FUNCTION = Keys.of(
            "One of Squall's own functions; squall info functions lists them",
            TYPE,
            Key.needed("func", TEXT, "One of the family's functions"),
            Key.of("arguments", MAPPING, "What it is given"));

    /** The short form of {@code prometheus.query}. */
    public static final Keys QUERY = Keys.of(
            "One PromQL query, which gives a number",
            TYPE,
            Key.needed("query", TEXT, "PromQL"),
            Key.of("url", TEXT, "The base address of a Prometheus"),
            Key.of("secret", TEXT, "A bearer token, or a secret's name"));

    public static final Keys UNKNOWN = Keys.of("Of a type that is none", TYPE).opened();

    private ProviderKeys() {}

    private static List<String> all() {
        var all = new ArrayList<>(List.of("http", "process", "python"));
        all.addAll(NATIVE);
        return List.copyOf(all);
    }

    /** @param named whether it names a function */
    public static Keys of(String type, boolean named) {
        return switch (type) {
            case "http" -> HTTP;
            case "process" -> PROCESS;
            case "python" -> PYTHON;
            case "prometheus" -> named ? FUNCTION : QUERY;
            default -> NATIVE.contains(type) ? FUNCTION : UNKNOWN;
        };
    }
}
