package dev.squall.coordinator.api;

import dev.squall.coordinator.submit.Submission;
import dev.squall.coordinator.submit.Submission.Options;
import dev.squall.model.codec.Document;
import dev.squall.model.codec.JsonDocumentReader;
import dev.squall.model.codec.Parsing;
import dev.squall.model.codec.Problem;
import dev.squall.model.codec.YamlDocumentReader;
import dev.squall.model.json.Json;
import java.io.InputStream;
import java.util.List;

/**
 * Reads a submission. One rule for all three operations that take one: {@code application/yaml} is the experiment itself, in
 * YAML or JSON, with options as query parameters; {@code application/json} is an envelope,
 * {@code {"experiment": <object, or YAML or JSON text>, "variables": {...}, "seed": 1, ...}}.
 */
sealed interface Submitted {
    String BODY = "body";
    String EXPERIMENT = "experiment";

    record Read(Submission submission) implements Submitted {}

    record Refused(ProblemReply problem) implements Submitted {}

    /** An experiment by itself. */
    static Submitted experiment(InputStream body, OptionsText query) {
        return switch (Body.read(body)) {
            case Body.Refused(var problem) -> new Refused(problem);
            case Body.Text(String text) -> {
                var options = new OptionsReader();
                var read = options.read(query);
                yield options.problems().isEmpty()
                        ? of(parse(EXPERIMENT, text), read)
                        : new Refused(ProblemReply.malformed(options.problems()));
            }
        };
    }

    /** An envelope. */
    static Submitted envelope(InputStream body) {
        return switch (Body.read(body)) {
            case Body.Refused(var problem) -> new Refused(problem);
            case Body.Text(String text) ->
                switch (JsonDocumentReader.read(BODY, text)) {
                    case Parsing.Malformed(var problem) -> new Refused(ProblemReply.malformed(List.of(problem)));
                    case Parsing.Parsed(var document) -> envelope(document);
                };
        };
    }

    private static Submitted envelope(Document document) {
        if (!(document.root() instanceof Json.Mapping members)
                || members.get(EXPERIMENT).isEmpty()) {
            var problem = new Problem(
                    BODY,
                    EXPERIMENT,
                    0,
                    0,
                    "the body has no 'experiment'",
                    "write {\"experiment\": ...}, or send the experiment by itself as application/yaml");
            return new Refused(ProblemReply.malformed(List.of(problem)));
        }
        var reader = new OptionsReader();
        var options = reader.read(document, members);
        if (!reader.problems().isEmpty()) {
            return new Refused(ProblemReply.malformed(reader.problems()));
        }
        var experiment = members.get(EXPERIMENT).orElseThrow();
        return experiment instanceof Json.Text(String text)
                ? of(parse(EXPERIMENT, text), options)
                : new Read(new Submission(new Document(BODY, experiment, document.positions(), List.of()), options));
    }

    private static Submitted of(Parsing parsing, Options options) {
        return switch (parsing) {
            case Parsing.Malformed(var problem) -> new Refused(ProblemReply.malformed(List.of(problem)));
            case Parsing.Parsed(var document) -> new Read(new Submission(document, options));
        };
    }

    /** A text that begins like JSON may still be YAML; if it is neither, its author meant JSON. */
    private static Parsing parse(String source, String text) {
        if (!text.stripLeading().startsWith("{")) {
            return YamlDocumentReader.read(source, text);
        }
        var json = JsonDocumentReader.read(source, text);
        return json instanceof Parsing.Malformed
                        && YamlDocumentReader.read(source, text) instanceof Parsing.Parsed parsed
                ? parsed
                : json;
    }
}
