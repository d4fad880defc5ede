package dev.squall.coordinator.api;

import dev.squall.model.codec.JsonWriter;
import dev.squall.model.json.Json;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Answers that are JSON of our own writing. */
final class Replies {
    private Replies() {}

    static Response ok(Json body) {
        return json(200, body).build();
    }

    static Response.ResponseBuilder json(int status, Json body) {
        return Response.status(status)
                .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
                .entity(JsonWriter.writeBytes(body));
    }
}
