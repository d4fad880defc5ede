package dev.squall.model.tolerance;

import dev.squall.model.codec.JsonDocumentReader;
import dev.squall.model.experiment.Substitution;
import dev.squall.model.json.Json;
import dev.squall.model.json.PythonValues;
import dev.squall.model.tolerance.jsonpath.JsonPath;
import java.util.List;
import java.util.Map;

/** Judges by what a JSON path finds: exactly {@code expect}, else {@code count} things, else anything at all. */
final class PathJudge {
    private PathJudge() {}

    static Judgement judge(Tolerance.JsonPathMatch match, Json output, Map<String, Json> bindings) {
        var path = Substitution.applyText(match.path(), bindings);
        if (!(path instanceof Json.Text(String text))) {
            return Judge.unknown("the path '" + match.path() + "' stands for no text but", path);
        }
        var target = Judge.target(match.target(), output);
        if (target.isEmpty()) {
            return Judge.unknown("expected a mapping with '" + match.target().orElse("") + "', not", output);
        }
        return switch (JsonPath.parse(text)) {
            case JsonPath.Bad(String reason) -> Judgement.unknown("the path " + text + " is invalid: " + reason);
            case JsonPath.Parsed(JsonPath parsed) ->
                switch (parsed.match(document(target.get()))) {
                    case JsonPath.Found(var found) -> found(match, text, found, bindings);
                    case JsonPath.GaveUp(String reason) -> Judgement.unknown(text + ": " + reason);
                };
        };
    }

    /** A text that is JSON counts as what it says. */
    private static Json document(Json value) {
        return value instanceof Json.Text(String text)
                ? JsonDocumentReader.parse(text).orElse(value)
                : value;
    }

    private static Judgement found(
            Tolerance.JsonPathMatch match, String path, List<Json> found, Map<String, Json> bindings) {
        var actual = new Json.Array(found);
        if (match.expect().isPresent()) {
            var expect = Substitution.apply(match.expect().get(), bindings);
            var list = expect instanceof Json.Array ? expect : Json.array(expect);
            return Judge.of(PythonValues.equal(actual, list), path + " to find " + Judge.shown(list), actual);
        }
        if (match.count().isPresent()) {
            int count = match.count().get();
            return Judge.of(found.size() == count, path + " to find " + count + " values", actual);
        }
        return Judge.of(!found.isEmpty(), path + " to find something", actual);
    }
}
