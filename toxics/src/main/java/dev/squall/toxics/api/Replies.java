package dev.squall.toxics.api;

import dev.squall.toxics.http.Response;
import dev.squall.toxics.json.Json;
import dev.squall.toxics.json.JsonWriter;
import dev.squall.toxics.proxy.Answer;
import dev.squall.toxics.proxy.Refusal;
import java.util.List;
import java.util.function.Function;

/** Answers as HTTP. */
final class Replies {
    private static final String JSON = "application/json";

    private Replies() {}

    static Response json(int status, Json body) {
        return Response.of(status, JSON, JsonWriter.write(body));
    }

    static <T> Response of(Answer<T> answer, Function<T, Response> good) {
        return switch (answer) {
            case Answer.Done<T>(T value) -> good.apply(value);
            case Answer.Refused<T>(Refusal refusal) -> error(status(refusal), refusal.message());
        };
    }

    /** An error says its status twice, and ends with a new line. */
    static Response error(int status, String message) {
        return Response.of(status, JSON, JsonWriter.write(errorBody(status, message)) + "\n")
                .with("X-Content-Type-Options", "nosniff");
    }

    static Json.Mapping errorBody(int status, String message) {
        return new Json.Mapping(List.of(Json.member("error", message), Json.member("status", status)));
    }

    static int status(Refusal refusal) {
        return switch (refusal.kind()) {
            case INVALID -> 400;
            case ABSENT -> 404;
            case TAKEN -> 409;
            case IMPOSSIBLE -> 500;
            case BUSY -> 503;
        };
    }
}
