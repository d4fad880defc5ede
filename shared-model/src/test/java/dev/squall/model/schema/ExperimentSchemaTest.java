package dev.squall.model.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.squall.model.codec.ExperimentReader;
import dev.squall.model.codec.JsonReader;
import dev.squall.model.codec.JsonWriter;
import dev.squall.model.codec.Reading;
import dev.squall.model.codec.Warning;
import dev.squall.model.experiment.Experiment;
import dev.squall.model.experiment.Flow;
import dev.squall.model.experiment.Guard;
import dev.squall.model.experiment.Step;
import dev.squall.model.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The published schema: up to date, complete, and of one mind with the reader about every file there is. */
class ExperimentSchemaTest {
    private static final Path PUBLISHED = Path.of("../docs/experiment.schema.json");
    private static final List<Path> EXAMPLES =
            List.of(Path.of("../experiments"), Path.of("../testbed/chaostoolkit/conformance/cases"));

    /** Components that have another word in a file, or none. */
    private static final Map<String, String> OTHERWISE = Map.of(
            "hypothesis", "steady-state-hypothesis",
            "strategies", "runtime",
            "kind", "type",
            "outputsUsed", "",
            "source", "",
            "flow", "",
            "written", "");

    private final JsonSchema schema =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text(ExperimentSchema.json()));

    private static String text(Json json) {
        return new String(JsonWriter.writeBytes(json), StandardCharsets.UTF_8);
    }

    private Set<?> objections(Json experiment) {
        return schema.validate(text(experiment), InputFormat.JSON);
    }

    @Test
    void publishedOneIsThisOne() throws IOException {
        assertThat(JsonReader.parse(Files.readAllBytes(PUBLISHED)))
                .as("./squall schema > docs/experiment.schema.json")
                .isEqualTo(ExperimentSchema.json());
    }

    @Test
    void everyFileThatIsReadWithoutAWarningIsAcceptedAndEveryUnknownKeyObjectedTo() throws IOException {
        var accepted = new ArrayList<Path>();
        for (var root : EXAMPLES) {
            for (var file : files(root)) {
                if (ExperimentReader.read(file) instanceof Reading.Read(Experiment experiment, var warnings)) {
                    var objections = objections(experiment.source());
                    if (warnings.isEmpty()) {
                        assertThat(objections).as(file.toString()).isEmpty();
                        accepted.add(file);
                    } else if (warnings.stream().anyMatch(ExperimentSchemaTest::isOfAKey)) {
                        assertThat(objections).as(file + ": " + warnings).isNotEmpty();
                    }
                }
            }
        }
        assertThat(accepted).hasSizeGreaterThan(100);
    }

    private static boolean isOfAKey(Warning warning) {
        return warning.message().contains("has no meaning here");
    }

    @Test
    void whatTheReaderRefusesForItsShapeIsRefused() throws IOException {
        int refused = 0;
        for (var file : files(EXAMPLES.getFirst())) {
            var whole =
                    ((Reading.Read) ExperimentReader.read(file)).experiment().source();
            for (var damaged : damaged(whole)) {
                assertThat(ExperimentReader.fromSource(damaged))
                        .as(text(damaged))
                        .isInstanceOf(Reading.Unreadable.class);
                assertThat(objections(damaged)).as(text(damaged)).isNotEmpty();
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(50);
    }

    /** Each without something that must be there, or with something of the wrong kind. */
    private static List<Json.Mapping> damaged(Json.Mapping whole) {
        var all = new ArrayList<Json.Mapping>();
        for (var key : List.of("title", "description", "method")) {
            all.add(without(whole, key));
        }
        all.add(whole.with("method", Json.of(1)));
        all.add(whole.with("title", Json.of(false)));
        all.add(whole.with("deadline", Json.of("soon")));
        all.add(whole.with("guards", new Json.Array(List.of(Json.mapping("name", Json.of("g"))))));
        all.add(whole.with("method", new Json.Array(List.of(Json.mapping("type", Json.of("probe"))))));
        return all;
    }

    private static Json.Mapping without(Json.Mapping whole, String key) {
        var members = new LinkedHashMap<>(whole.members());
        members.remove(key);
        return new Json.Mapping(members);
    }

    @Test
    void everyComponentOfTheLanguageIsAKey() {
        assertThat(words(Experiment.class)).isSubsetOf(keys(root()));
        assertThat(words(Step.class)).isSubsetOf(keys(mapping(definition("step"), "else")));
        assertThat(words(Guard.class)).isSubsetOf(keys(definition("guard")));
        assertThat(Arrays.stream(Flow.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .map(ExperimentSchemaTest::kebab))
                .isSubsetOf(keys(mapping(definition("step"), "else")));
    }

    private static List<String> words(Class<?> language) {
        return Arrays.stream(language.getRecordComponents())
                .map(RecordComponent::getName)
                .map(name -> OTHERWISE.getOrDefault(name, kebab(name)))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }

    private static Json.Mapping root() {
        return ExperimentSchema.json();
    }

    private static Json.Mapping definition(String name) {
        return mapping(mapping(ExperimentSchema.json(), "$defs"), name);
    }

    private static Json.Mapping mapping(Json.Mapping of, String key) {
        return (Json.Mapping) of.get(key).orElseThrow();
    }

    private static Set<String> keys(Json.Mapping shape) {
        return mapping(shape, "properties").members().keySet();
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(file -> {
                        String name = file.getFileName().toString();
                        return name.matches(".*\\.ya?ml") || name.equals("experiment.json");
                    })
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
