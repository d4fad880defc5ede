package dev.squall.coordinator.api;

import dev.squall.coordinator.plan.Planning;
import dev.squall.model.codec.JsonWriter;
import dev.squall.model.codec.Problem;
import dev.squall.model.json.Json;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error as RFC 9457 has it: {@code application/problem+json} with {@code type}, {@code title}, {@code status},
 * {@code detail}, and {@code errors} where several things are wrong at once. The types are listed in
 * {@code docs/operating.md}.
 */
record ProblemReply(int status, String kind, String title, String detail, List<Json> errors) {
    static final String MEDIA_TYPE = "application/problem+json";
    private static final String TYPES = "urn:squall:problem:";

    ProblemReply {
        errors = List.copyOf(errors);
    }

    static ProblemReply of(int status, String kind, String title, String detail) {
        return new ProblemReply(status, kind, title, detail, List.of());
    }

    static ProblemReply malformed(List<Problem> problems) {
        return new ProblemReply(400, "malformed-body", "The body cannot be read", first(problems), read(problems));
    }

    static ProblemReply invalid(List<Problem> problems) {
        return new ProblemReply(
                422, "invalid-experiment", "The experiment is not valid", first(problems), read(problems));
    }

    static ProblemReply impossible(List<Planning.Problem> problems) {
        var errors = problems.stream()
                .<Json>map(problem -> new Shape()
                        .put("path", problem.path())
                        .put("detail", problem.message())
                        .done())
                .toList();
        return new ProblemReply(
                422,
                "not-plannable",
                "The experiment cannot be run here and now",
                problems.getFirst().toString(),
                errors);
    }

    static ProblemReply noRun(String id) {
        return of(404, "no-such-run", "There is no such run", "no run has the id '" + id + "'");
    }

    static ProblemReply unavailable(String detail) {
        return of(503, "unavailable", "Not possible at the moment", detail);
    }

    static ProblemReply unsupportedMediaType() {
        return of(
                415,
                "unsupported-media-type",
                "That media type is not understood",
                "send application/yaml with an experiment or application/json with {\"experiment\": ...}");
    }

    byte[] bytes() {
        return JsonWriter.writeBytes(json());
    }

    Response response() {
        var builder = Response.status(status)
                .header(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
                .entity(bytes());
        return status == 503 ? builder.header(HttpHeaders.RETRY_AFTER, 5).build() : builder.build();
    }

    private Json json() {
        var shape = new Shape()
                .put("type", TYPES + kind)
                .put("title", title)
                .put("status", status)
                .put("detail", detail);
        return errors.isEmpty()
                ? shape.done()
                : shape.put("errors", new Json.Array(errors)).done();
    }

    private static String first(List<Problem> problems) {
        return problems.getFirst().toString();
    }

    private static List<Json> read(List<Problem> problems) {
        return problems.stream().map(ProblemReply::read).toList();
    }

    static Json read(Problem problem) {
        return finding(problem.path(), problem.line(), problem.column(), problem.message(), problem.remedy());
    }

    /** Line and column count from 1 and are left out where they are unknown. */
    static Json finding(String path, int line, int column, String message, @Nullable String remedy) {
        var shape = new Shape().put("path", path).put("detail", message);
        if (line > 0) {
            shape.put("line", line).put("column", column);
        }
        return remedy == null || remedy.isEmpty()
                ? shape.done()
                : shape.put("remedy", remedy).done();
    }
}
