package dev.squall.model.resolution;

import dev.squall.model.experiment.Provider;
import dev.squall.model.json.Json;
import dev.squall.model.json.PythonValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts outputs of earlier steps in the place of <code>${steps.NAME.output.PATH}</code>: NAME is a step's name (in brackets and
 * double quotes when it has other characters than letters, digits, {@code _} and {@code -}), PATH goes into its output by keys
 * and {@code [0]}. A text that is exactly one such reference takes the value with its type. To Chaos Toolkit it is plain text.
 */
public final class StepOutputs {
    /** What every reference begins with. */
    public static final String MARK = "${steps";

    private static final Pattern REFERENCE =
            Pattern.compile("\\$\\{steps(?:\\.([A-Za-z0-9_-]{1,200})|\\[\"([^\"]{1,200})\"])"
                    + "\\.output((?:\\.[A-Za-z0-9_-]{1,200}|\\[[0-9]{1,6}]){0,50})}");
    private static final Pattern PART = Pattern.compile("\\.([A-Za-z0-9_-]+)|\\[([0-9]+)]");

    private final Map<String, Json> outputs;
    private Optional<String> missing = Optional.empty();

    private StepOutputs(Map<String, Json> outputs) {
        this.outputs = outputs;
    }

    /** What came of it. */
    public sealed interface Resolution<T> {}

    public record Resolved<T>(T value) implements Resolution<T> {}

    /** A step has no output yet, or the output has no such part. */
    public record Missing<T>(String reason) implements Resolution<T> {}

    public static Resolution<Json> resolve(Json value, Map<String, Json> outputs) {
        var resolver = new StepOutputs(outputs);
        return resolver.result(resolver.value(value));
    }

    public static Resolution<Provider> resolve(Provider provider, Map<String, Json> outputs) {
        var resolver = new StepOutputs(outputs);
        return resolver.result(resolver.provider(provider));
    }

    /** Names of the steps that anything in here refers to. */
    public static Set<String> names(Json value) {
        var names = new TreeSet<String>();
        collect(value, names);
        return names;
    }

    private static void collect(Json value, Set<String> names) {
        switch (value) {
            case Json.Text(String text) ->
                REFERENCE
                        .matcher(text)
                        .results()
                        .forEach(found -> names.add(found.group(1) == null ? found.group(2) : found.group(1)));
            case Json.Array(var items) -> items.forEach(item -> collect(item, names));
            case Json.Mapping(var members) -> members.values().forEach(member -> collect(member, names));
            case Json.Null _, Json.Bool _, Json.Number _ -> {}
        }
    }

    private <T> Resolution<T> result(T value) {
        return missing.isPresent() ? new Missing<>(missing.get()) : new Resolved<>(value);
    }

    private Provider provider(Provider provider) {
        return switch (provider) {
            case Provider.Http http ->
                new Provider.Http(
                        PythonValues.text(value(Json.of(http.url()))),
                        http.method(),
                        value(http.headers()),
                        value(http.arguments()),
                        value(http.timeout()),
                        http.verifyTls(),
                        http.maxRetries());
            case Provider.Process process ->
                new Provider.Process(process.path(), value(process.arguments()), process.timeout());
            case Provider.Python python ->
                new Provider.Python(python.module(), python.func(), mapping(python.arguments()), python.secrets());
            case Provider.Native own -> new Provider.Native(own.family(), own.func(), mapping(own.arguments()));
        };
    }

    private Json.Mapping mapping(Json.Mapping written) {
        var copy = new LinkedHashMap<String, Json>();
        written.members().forEach((key, member) -> copy.put(key, value(member)));
        return new Json.Mapping(copy);
    }

    private Json value(Json value) {
        return switch (value) {
            case Json.Text(String text) when text.contains(MARK) -> text(text);
            case Json.Array(var items) -> {
                var copy = new ArrayList<Json>(items.size());
                items.forEach(item -> copy.add(value(item)));
                yield new Json.Array(copy);
            }
            case Json.Mapping mapping -> mapping(mapping);
            case Json.Text _, Json.Null _, Json.Bool _, Json.Number _ -> value;
        };
    }

    private Json text(String text) {
        var reference = REFERENCE.matcher(text);
        if (reference.matches()) {
            return referred(reference);
        }
        return Json.of(reference.replaceAll(found -> Matcher.quoteReplacement(PythonValues.text(referred(found)))));
    }

    private Json referred(java.util.regex.MatchResult reference) {
        String name = reference.group(1) == null ? reference.group(2) : reference.group(1);
        var output = outputs.get(name);
        if (output == null) {
            return lacks("the step '" + name + "' has no output");
        }
        var part = PART.matcher(reference.group(3));
        Json at = output;
        while (part.find()) {
            var next = part.group(1) == null ? item(at, Integer.parseInt(part.group(2))) : member(at, part.group(1));
            if (next.isEmpty()) {
                return lacks("the output of '" + name + "' has no "
                        + reference.group(3).substring(1));
            }
            at = next.get();
        }
        return at;
    }

    private Json lacks(String reason) {
        missing = missing.or(() -> Optional.of(reason));
        return Json.NULL;
    }

    private static Optional<Json> member(Json value, String key) {
        return value instanceof Json.Mapping mapping ? mapping.get(key) : Optional.empty();
    }

    private static Optional<Json> item(Json value, int index) {
        return value instanceof Json.Array(var items) && index < items.size()
                ? Optional.of(items.get(index))
                : Optional.empty();
    }
}
