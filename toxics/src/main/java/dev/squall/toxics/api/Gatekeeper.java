package dev.squall.toxics.api;

import dev.squall.toxics.http.Request;
import dev.squall.toxics.http.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Who may ask at all. Browsers never: a page from anywhere could otherwise reach a server on its reader's machine. With a token, only
 * who knows it.
 */
final class Gatekeeper {
    private final Optional<byte[]> authorization;

    Gatekeeper(Optional<String> token) {
        authorization = token.map(each -> ("Bearer " + each).getBytes(StandardCharsets.UTF_8));
    }

    /** What is answered to somebody who may not. */
    Optional<Response> refusal(Request request) {
        if (request.header("user-agent").orElse("").startsWith("Mozilla/")) {
            return Optional.of(Response.plain(403, "User agent not allowed\n"));
        }
        return authorization
                .filter(expected -> !MessageDigest.isEqual(expected, given(request)))
                .map(_ -> Replies.error(401, "missing or wrong bearer token").with("WWW-Authenticate", "Bearer"));
    }

    private static byte[] given(Request request) {
        return request.header("authorization").orElse("").getBytes(StandardCharsets.ISO_8859_1);
    }
}
