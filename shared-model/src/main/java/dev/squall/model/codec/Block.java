package dev.squall.model.codec;

import dev.squall.model.experiment.Durations;
import dev.squall.model.grammar.Form;
import dev.squall.model.grammar.Key;
import dev.squall.model.grammar.Keys;
import dev.squall.model.grammar.Words;
import dev.squall.model.json.Json;
import dev.squall.model.json.PythonValues;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * The members of one mapping, asked for by key and type. What has the wrong type becomes a problem and counts as absent, so
 * reading goes on; a member without a value is absent, and so is one of Squall's own to Chaos Toolkit. {@link #warnUnknown}
 * names the keys that are none of its {@link Keys}; asking for one that is none, or as something else than it is declared to be,
 * is a bug.
 */
final class Block {
    private final Findings findings;
    private final String path;
    private final Json.Mapping mapping;
    private final Keys keys;

    Block(Findings findings, String path, Json.Mapping mapping, Keys keys) {
        this.findings = findings;
        this.path = path;
        this.mapping = mapping;
        this.keys = keys;
    }

    Findings findings() {
        return findings;
    }

    String path() {
        return path;
    }

    Json.Mapping source() {
        return mapping;
    }

    String path(String key) {
        return path.isEmpty() ? key : path + '.' + key;
    }

    /** Whether the key is written at all, even without a value. */
    boolean has(String key) {
        return isKnown(declared(key)) && mapping.members().containsKey(key);
    }

    Optional<Json> any(String key) {
        return isKnown(declared(key))
                ? mapping.get(key).filter(value -> !(value instanceof Json.Null))
                : Optional.empty();
    }

    private boolean isKnown(Key key) {
        return !key.own() || findings.dialect().knowsSquall();
    }

    private Key declared(String name) {
        var key = keys.byName().get(name);
        if (key != null) {
            return key;
        }
        if (keys.open()) {
            return Key.ignored(name);
        }
        throw new IllegalStateException("'" + name + "' is read and is no key of: " + keys.meaning());
    }

    /** Finds what is declared of that kind; nothing where any is. */
    private <F extends Form> Optional<F> form(String key, Class<F> kind) {
        var declared = declared(key).form();
        if (declared instanceof Form.Either(var several)) {
            for (var one : several) {
                if (kind.isInstance(one)) {
                    return Optional.of(kind.cast(one));
                }
            }
        }
        if (kind.isInstance(declared)) {
            return Optional.of(kind.cast(declared));
        }
        if (declared instanceof Form.Any) {
            return Optional.empty();
        }
        throw new IllegalStateException("'" + key + "' is read as " + kind.getSimpleName() + " and is " + declared);
    }

    Optional<Entry> entry(String key) {
        return any(key).map(value -> new Entry(path(key), value));
    }

    Optional<String> text(String key) {
        form(key, Form.Text.class);
        return written(key);
    }

    private Optional<String> written(String key) {
        return any(key).flatMap(value -> {
            if (value instanceof Json.Text(String text)) {
                return Optional.of(text);
            }
            return wrong(key, value, "must be a text, not " + value.typeName(), "quote it");
        });
    }

    /** A text that is there and not blank. */
    Optional<String> requiredText(String key, String remedy) {
        if (!declared(key).needed()) {
            throw new IllegalStateException("'" + key + "' is read as needed and is not");
        }
        var value = any(key);
        if (value.isEmpty()) {
            missing(key, remedy);
            return Optional.empty();
        }
        var text = text(key);
        if (text.isPresent() && text.get().isBlank()) {
            return wrong(key, value.get(), "must not be empty", remedy);
        }
        return text;
    }

    /** The same; to Chaos Toolkit, whatever is not nothing, false, zero or empty is a name. */
    Optional<String> title(String key, String remedy) {
        if (findings.dialect().knowsSquall()) {
            return requiredText(key, remedy);
        }
        var value = any(key).filter(PythonValues::truth);
        if (value.isEmpty() && findings.dialect().validates()) {
            missing(key, remedy);
            return Optional.empty();
        }
        return Optional.of(
                value.map(PythonValues::text).filter(text -> !text.isBlank()).orElse("?"));
    }

    /** Keys that Chaos Toolkit breaks at when they are written without a value. */
    void refuseNothing(String... keys) {
        for (var key : keys) {
            if (!findings.dialect().knowsSquall()
                    && Json.NULL.equals(mapping.members().get(key))) {
                findings.problem(path(key), mapping, "must not be nothing", "leave the key out");
            }
        }
    }

    Optional<Boolean> bool(String key) {
        form(key, Form.Flag.class);
        return any(key).flatMap(value -> {
            if (value instanceof Json.Bool(boolean is)) {
                return Optional.of(is);
            }
            return wrong(key, value, "must be true or false, not " + value.typeName(), "");
        });
    }

    Optional<BigDecimal> number(String key) {
        form(key, Form.Number.class);
        return any(key).flatMap(value -> {
            if (value instanceof Json.Number number) {
                return Optional.of(number.value());
            }
            return wrong(key, value, "must be a number, not " + value.typeName(), "");
        });
    }

    Optional<Integer> integer(String key) {
        form(key, Form.Whole.class);
        return any(key).flatMap(value -> {
            if (value instanceof Json.Number number && number.integer().isPresent()) {
                return number.integer();
            }
            boolean large = value instanceof Json.Number number && number.isInteger();
            return wrong(
                    key,
                    value,
                    large ? "is too large" : "must be an integer, not " + value.typeName(),
                    large ? "write at most " + Integer.MAX_VALUE : "");
        });
    }

    Optional<Duration> duration(String key) {
        form(key, Form.Length.class);
        return any(key).flatMap(value -> {
            var duration = Durations.of(value);
            return duration.isPresent()
                    ? duration
                    : wrong(key, value, "must be a duration", "write seconds as a number, or 90ms, 30s, 5m, 1h");
        });
    }

    /** By the keys that are declared for it, or of names that the author chose. */
    Optional<Block> mapping(String key) {
        var declared = declared(key).form() instanceof Form.Values
                ? Optional.<Form.Block>empty()
                : form(key, Form.Block.class);
        var within = declared.map(Form.Block::keys).orElse(Keys.ANYTHING);
        return entry(key).flatMap(entry -> entry.block(findings, within));
    }

    /** The items of a list; none when it is absent. */
    List<Entry> list(String key) {
        form(key, Form.Items.class);
        var entry = entry(key);
        var items = new ArrayList<Entry>();
        if (entry.isPresent()) {
            if (entry.get().value() instanceof Json.Array(var values)) {
                for (int i = 0; i < values.size(); i++) {
                    items.add(entry.get().item(i));
                }
            } else {
                var value = entry.get().value();
                findings.problem(path(key), value, "must be a list, not " + value.typeName(), "");
            }
        }
        return items;
    }

    List<String> texts(String key) {
        var texts = new ArrayList<String>();
        for (var item : list(key)) {
            if (item.value() instanceof Json.Text(String text) && !text.isEmpty()) {
                texts.add(text);
            } else {
                findings.problem(item.path(), item.value(), "must be a text that is not empty", "");
            }
        }
        return texts;
    }

    /** One of a closed set of words. */
    <E> Optional<E> word(String key, Words<E> words) {
        if (!(declared(key).form() instanceof Form.Word(var declared)) || !declared.equals(words)) {
            throw new IllegalStateException("'" + key + "' is read as one of other words than are declared");
        }
        return written(key).flatMap(word -> {
            var meaning = words.meanings().get(word);
            if (meaning != null) {
                return Optional.of(meaning);
            }
            var known = String.join(", ", new TreeSet<>(words.meanings().keySet()));
            return wrong(
                    key,
                    mapping.members().getOrDefault(key, mapping),
                    "'" + word + "' is unknown",
                    "use one of " + known);
        });
    }

    <T> Optional<T> build(Supplier<T> construction) {
        return findings.guarded(path, mapping, construction);
    }

    void missing(String key, String remedy) {
        findings.problem(path, mapping, "'" + key + "' is missing", remedy);
    }

    <T> Optional<T> wrong(String key, Json value, String message, String remedy) {
        findings.problem(path(key), value, message, remedy);
        return Optional.empty();
    }

    void warnUnknown() {
        if (keys.open()) {
            return;
        }
        for (var member : mapping.members().entrySet()) {
            var key = keys.byName().get(member.getKey());
            if (key == null || !isKnown(key)) {
                findings.warn(
                        path(member.getKey()),
                        member.getValue(),
                        "the key '" + member.getKey() + "' has no meaning here",
                        Nearest.hint(member.getKey(), known()));
            }
        }
    }

    private List<String> known() {
        return keys.all().stream().filter(this::isKnown).map(Key::name).toList();
    }
}
