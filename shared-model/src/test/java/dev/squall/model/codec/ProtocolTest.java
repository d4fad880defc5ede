package dev.squall.model.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.journal.Stories;
import dev.squall.model.json.Json;
import dev.squall.model.message.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds docs/protocol.md and docs/asyncapi.yaml against the code: topics, message types, fields. */
class ProtocolTest {
    private static final Pattern TOPIC_ROW =
            Pattern.compile("(?m)^\\| `(squall\\.[^`]+)` \\| [^|]+ \\| (\\d+) \\| (compacted|\\d+ days?) \\|");
    private static final Pattern HEADING = Pattern.compile("(?m)^### `(dev\\.squall\\.[a-z.-]+)`$");
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```json\\n(.*?)```");

    private final String protocol = document("protocol.md");
    private final Json.Mapping asyncApi =
            (Json.Mapping) ((Parsing.Parsed) YamlDocumentReader.read("asyncapi.yaml", document("asyncapi.yaml")))
                    .document()
                    .root();

    @Test
    void theProtocolsTopicsAreTheCodes() {
        var rows = new ArrayList<String>();
        TOPIC_ROW
                .matcher(protocol)
                .results()
                .forEach(row -> rows.add(row.group(1) + " " + row.group(2) + " " + row.group(3)));

        assertThat(rows).containsExactlyInAnyOrderElementsOf(topics("<cluster>", topic -> {
            long days = topic.retention().toDays();
            String kept = topic.compacted() ? "compacted" : days + (days == 1 ? " day" : " days");
            return topic.name() + " " + topic.partitions() + " " + kept;
        }));
    }

    @Test
    void asyncApisChannelsAreTheCodesTopics() {
        var channels = members(at(asyncApi, "channels")).stream()
                .map(channel -> {
                    var kafka = at(channel, "bindings", "kafka");
                    var configuration = at(kafka, "topicConfiguration");
                    return channel.text("address").orElseThrow() + " " + number(kafka, "partitions") + " "
                            + JsonWriter.write(
                                    configuration.get("cleanup.policy").orElseThrow()) + " "
                            + number(configuration, "retention.ms");
                })
                .toList();

        assertThat(channels)
                .containsExactlyInAnyOrderElementsOf(topics(
                        "{cluster}",
                        topic -> topic.name() + " "
                                + topic.partitions() + " [\"" + (topic.compacted() ? "compact" : "delete") + "\"] "
                                + topic.retention().toMillis()));
    }

    @Test
    void theProtocolDescribesEveryMessageTypeAndNoOther() {
        var described =
                HEADING.matcher(protocol).results().map(match -> match.group(1)).toList();

        assertThat(described)
                .containsExactlyInAnyOrderElementsOf(MessageTypes.all().keySet());
    }

    @Test
    void asyncApiDescribesEveryMessageTypeAndNoOther() {
        var names = members(at(asyncApi, "components", "messages")).stream()
                .map(message -> message.text("name").orElseThrow())
                .filter(name -> !name.equals("dead-letter"))
                .toList();

        assertThat(names).containsExactlyInAnyOrderElementsOf(MessageTypes.all().keySet());
    }

    @Test
    void everyExampleOfTheProtocolIsReadAndWrittenAgainAsItStandsThere() {
        var types = MessageTypes.all();
        var examples = examples();

        assertThat(examples.keySet()).isEqualTo(without(types.keySet(), JournalCodec.JOURNAL));
        examples.forEach(
                (type, example) -> assertThat(types.get(type).apply(example)).isEqualTo(example));
    }

    @Test
    void asyncApisSchemasHaveTheFieldsOfTheMessages() {
        var messages = examples();
        messages.put(
                JournalCodec.JOURNAL, JournalCodec.write(Stories.guardAborts().journal()));

        for (var message : members(at(asyncApi, "components", "messages"))) {
            String name = message.text("name").orElseThrow();
            if (!name.equals("dead-letter")) {
                var schema = referenced(at(message, "payload"));
                var fields = messages.get(name).members().keySet();
                assertThat(fields)
                        .as(name)
                        .isEqualTo(at(schema, "properties").members().keySet());
                assertThat(at(schema, "properties", "type").text("const")).contains(name);
                assertThat(fields).as(name).containsAll(texts(schema, "required"));
            }
        }
    }

    @Test
    void theProtocolNamesEveryFieldOfEveryMessage() {
        var sections = new LinkedHashMap<String, String>();
        for (String section : protocol.split("(?m)^### ")) {
            sections.put(section.lines().findFirst().orElse(""), section);
        }
        var journal = JournalCodec.write(Stories.guardAborts().journal());

        assertThat(sections.get("`dev.squall.journal.finished`"))
                .contains(without(journal.members().keySet(), "type", "schema").stream()
                        .map(field -> "| `" + field + "` |")
                        .toList());
        examples()
                .forEach((type, example) -> without(example.members().keySet(), "type", "schema")
                        .forEach(field -> assertThat(protocol).contains("| `" + field + "` |")));
    }

    @Test
    void theHeadersOfBothDocumentsAreTheCodes() {
        var any = new AnyMessage(new java.util.SplittableRandom(1));
        var cloudEvent = HeartbeatCodec.headers(any.heartbeat()).asMap().keySet();
        var deadLetter = new DeadLetterHeaders("r", "t", 0, 0).asMap().keySet();

        assertThat(at(asyncApi, "components", "schemas", "cloudEvent", "properties")
                        .members()
                        .keySet())
                .isEqualTo(cloudEvent);
        assertThat(at(asyncApi, "components", "schemas", "deadLetterHeaders", "properties")
                        .members()
                        .keySet())
                .isEqualTo(deadLetter);
        cloudEvent.forEach(header -> assertThat(protocol).contains("| `" + header + "` |"));
        deadLetter.forEach(header -> assertThat(protocol).contains("| `" + header + "` |"));
    }

    private Map<String, Json.Mapping> examples() {
        var examples = new TreeMap<String, Json.Mapping>();
        EXAMPLE.matcher(protocol).results().forEach(match -> {
            var json = (Json.Mapping) JsonReader.parse(match.group(1).getBytes(StandardCharsets.UTF_8));
            examples.put(json.text("type").orElseThrow(), json);
        });
        return examples;
    }

    private static List<String> topics(String cluster, java.util.function.Function<Topics.Topic, String> shown) {
        var all = new ArrayList<>(Topics.ofCluster(cluster));
        all.addAll(Topics.shared());
        return all.stream().map(shown).toList();
    }

    private static TreeSet<String> without(java.util.Set<String> all, String... some) {
        var rest = new TreeSet<>(all);
        List.of(some).forEach(rest::remove);
        return rest;
    }

    private Json.Mapping referenced(Json.Mapping json) {
        String[] path = json.text("$ref").orElseThrow().substring(2).split("/");
        return at(asyncApi, path);
    }

    private static Json.Mapping at(Json.Mapping json, String... path) {
        Json reached = json;
        for (String key : path) {
            reached = ((Json.Mapping) reached).get(key).orElseThrow(() -> new AssertionError("no " + key));
        }
        return (Json.Mapping) reached;
    }

    private static List<Json.Mapping> members(Json.Mapping json) {
        return json.members().values().stream().map(Json.Mapping.class::cast).toList();
    }

    private static List<String> texts(Json.Mapping json, String key) {
        return ((Json.Array) json.get(key).orElseThrow())
                .items().stream().map(item -> ((Json.Text) item).value()).toList();
    }

    private static String number(Json.Mapping json, String key) {
        return JsonWriter.write(json.get(key).orElseThrow());
    }

    private static String document(String name) {
        try {
            return Files.readString(Path.of(System.getProperty("squall.root"), "docs", name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
