package dev.squall.point.endpoint;

import dev.squall.point.json.Json;

/** What is answered. */
record Reply(int status, Json content) {
    static Reply ok(Json content) {
        return new Reply(200, content);
    }

    /** @param error one word for programs; {@code detail} is for people and holds no secret */
    static Reply refused(int status, String error, String detail) {
        return new Reply(status, Json.Mapping.EMPTY.with("error", error).with("detail", detail));
    }
}
