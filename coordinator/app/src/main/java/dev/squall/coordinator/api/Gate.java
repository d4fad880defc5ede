package dev.squall.coordinator.api;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns away, with a problem document, requests that would break something further in: the framework or the store. */
class Gate {
    private static final int FIRST = 1_000;
    /** No name has it, and no database keeps it. */
    private static final String NUL = "%00";

    void register(@Observes Filters filters) {
        filters.register(Gate::look, FIRST);
    }

    private static void look(RoutingContext context) {
        var problem = problem(context.request());
        if (problem.isEmpty()) {
            context.next();
            return;
        }
        // Its body is not read, so nothing else can come on this connection.
        context.response()
                .setStatusCode(problem.get().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemReply.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .end(Buffer.buffer(problem.get().bytes()));
    }

    private static Optional<ProblemReply> problem(HttpServerRequest request) {
        if (request.uri().contains(NUL)) {
            return Optional.of(ProblemReply.of(
                    400, "bad-address", "The address cannot be read", "leave " + NUL + " out of path and query"));
        }
        if (!isMediaType(request.getHeader(HttpHeaders.CONTENT_TYPE))) {
            return Optional.of(ProblemReply.unsupportedMediaType());
        }
        String packed = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        return packed == null || packed.equalsIgnoreCase("identity")
                ? Optional.empty()
                : Optional.of(ProblemReply.of(
                        415,
                        "unsupported-media-type",
                        "The body is packed",
                        "send it as it is, without 'Content-Encoding'"));
    }

    private static boolean isMediaType(@Nullable String text) {
        try {
            return text == null || text.isBlank() || MediaType.valueOf(text) != null;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }
}
