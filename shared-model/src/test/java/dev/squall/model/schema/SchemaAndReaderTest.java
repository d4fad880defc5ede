package dev.squall.model.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.squall.model.codec.ExperimentReader;
import dev.squall.model.codec.JsonWriter;
import dev.squall.model.codec.Reading;
import dev.squall.model.grammar.Key;
import dev.squall.model.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * The schema and the reader agree about an experiment that uses every key, and about each that comes of it by one change:
 * a key that is left out or has another name, a value of another kind. So {@code validate}, which asks the reader alone, says
 * all that the schema would.
 */
class SchemaAndReaderTest {
    private static final List<Path> WHOLE = List.of(
            Path.of("src/test/resources/corpus/experiments/whole.yaml"),
            Path.of("src/test/resources/grammar/flow.yaml"));
    private static final List<Json> OTHERS = List.of(
            Json.NULL,
            Json.of(true),
            Json.of(7),
            Json.of(-7),
            Json.of(0.5),
            Json.of(""),
            Json.of("soon"),
            Json.Mapping.EMPTY,
            Json.mapping("a", Json.of(1)),
            new Json.Array(List.of()),
            new Json.Array(List.of(Json.of(1))),
            new Json.Array(List.of(Json.of("a"))));

    /** Needed only beside {@code mode: count}, and only at a step without one of its own: no set of keys can say that. */
    private static final List<String> SOMETIMES = List.of(".agents.value", ".until.tolerance");

    private final JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(new String(JsonWriter.writeBytes(ExperimentSchema.json()), StandardCharsets.UTF_8));

    /** One change, and what came of it. */
    private record Change(String what, Json.Mapping experiment) {}

    private static List<Json.Mapping> whole() {
        return WHOLE.stream()
                .map(file -> ((Reading.Read) ExperimentReader.read(file))
                        .experiment()
                        .source())
                .toList();
    }

    private boolean isObjectedTo(Json experiment) {
        return !schema.validate(new String(JsonWriter.writeBytes(experiment), StandardCharsets.UTF_8), InputFormat.JSON)
                .isEmpty();
    }

    private static String noticed(Json.Mapping experiment) {
        return switch (ExperimentReader.fromSource(experiment)) {
            case Reading.Unreadable(var problems, var _) -> problems.toString();
            case Reading.Read(var _, var warnings) -> warnings.isEmpty() ? "" : warnings.toString();
        };
    }

    @Test
    void everyKeyIsUsed() {
        var used = new TreeSet<String>();
        whole().forEach(experiment -> collect(experiment, used));

        assertThat(used)
                .containsAll(GrammarWalk.keys().stream()
                        .filter(key -> !key.equals(Key.ignored(key.name())))
                        .map(Key::name)
                        .toList());
    }

    private static void collect(Json value, TreeSet<String> names) {
        switch (value) {
            case Json.Mapping(var members) -> {
                names.addAll(members.keySet());
                members.values().forEach(member -> collect(member, names));
            }
            case Json.Array(var items) -> items.forEach(item -> collect(item, names));
            case Json.Null _, Json.Bool _, Json.Number _, Json.Text _ -> {}
        }
    }

    @Test
    void aWholeOneIsAcceptedByBoth() {
        assertThat(whole()).allSatisfy(experiment -> {
            assertThat(noticed(experiment)).isEmpty();
            assertThat(isObjectedTo(experiment)).isFalse();
        });
    }

    @Test
    void aKeyOfAnotherNameIsNoticedByBothOrByNone() {
        int noticed = 0;
        for (var change : changes(SchemaAndReaderTest::renamed)) {
            assertThat(isObjectedTo(change.experiment()))
                    .as(change.what() + ": " + noticed(change.experiment()))
                    .isEqualTo(!noticed(change.experiment()).isEmpty());
            noticed += isObjectedTo(change.experiment()) ? 1 : 0;
        }
        assertThat(noticed).isGreaterThan(150);
    }

    @Test
    void whatTheSchemaObjectsToTheReaderNotices() {
        int objected = 0;
        var all = changes(SchemaAndReaderTest::left);
        for (var other : OTHERS) {
            all.addAll(changes((key, members) -> replaced(key, members, other)));
        }
        for (var change : all) {
            if (isObjectedTo(change.experiment())) {
                objected++;
                assertThat(noticed(change.experiment())).as(change.what()).isNotEmpty();
            }
        }
        assertThat(objected).isGreaterThan(1000);
    }

    @Test
    void whatTheReaderMissesTheSchemaMisses() {
        int missing = 0;
        for (var change : changes(SchemaAndReaderTest::left)) {
            boolean always = SOMETIMES.stream().noneMatch(change.what()::endsWith);
            if (always && noticed(change.experiment()).matches(".*'[\\w-]+' is missing.*")) {
                missing++;
                assertThat(isObjectedTo(change.experiment())).as(change.what()).isTrue();
            }
        }
        assertThat(missing).isGreaterThan(50);
    }

    private interface Editing {
        LinkedHashMap<String, Json> edit(String key, LinkedHashMap<String, Json> members);
    }

    private static LinkedHashMap<String, Json> left(String key, LinkedHashMap<String, Json> members) {
        members.remove(key);
        return members;
    }

    private static LinkedHashMap<String, Json> renamed(String key, LinkedHashMap<String, Json> members) {
        var value = members.remove(key);
        members.put(key + "q", value);
        return members;
    }

    private static LinkedHashMap<String, Json> replaced(String key, LinkedHashMap<String, Json> members, Json other) {
        members.put(key, other);
        return members;
    }

    private static List<Change> changes(Editing editing) {
        var changes = new ArrayList<Change>();
        for (var experiment : whole()) {
            walk(experiment, "", editing, changed -> changed, changes);
        }
        return changes;
    }

    /** @param around puts a changed part back into the whole */
    private static void walk(
            Json part, String path, Editing editing, UnaryOperator<Json> around, List<Change> changes) {
        switch (part) {
            case Json.Mapping(var members) -> {
                for (var key : members.keySet()) {
                    var edited = new Json.Mapping(editing.edit(key, new LinkedHashMap<>(members)));
                    changes.add(new Change(path + "." + key, (Json.Mapping) around.apply(edited)));
                    walk(
                            members.get(key),
                            path + "." + key,
                            editing,
                            changed -> around.apply(
                                    new Json.Mapping(replaced(key, new LinkedHashMap<>(members), changed))),
                            changes);
                }
            }
            case Json.Array(var items) -> {
                for (int i = 0; i < items.size(); i++) {
                    int at = i;
                    walk(
                            items.get(i),
                            path + "[" + i + "]",
                            editing,
                            changed -> {
                                var all = new ArrayList<>(items);
                                all.set(at, changed);
                                return around.apply(new Json.Array(all));
                            },
                            changes);
                }
            }
            case Json.Null _, Json.Bool _, Json.Number _, Json.Text _ -> {}
        }
    }
}
