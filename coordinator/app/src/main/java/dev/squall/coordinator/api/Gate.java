package dev.squall.coordinator.api;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns away, with a problem document, requests that would break something further in, the framework or the store, and answers
 * for the router where that cannot read an address itself.
 */
class Gate {
    private static final int FIRST = 1_000;
    /** No name has it, and no database keeps it. */
    private static final String NUL = "%00";

    private static final int LONGEST_ADDRESS = 4_000;
    private static final String AS_URI =
            "write what is no letter, no digit and none of -._~ in path and query as '%' and two hex digits";

    void register(@Observes Filters filters) {
        filters.register(Gate::look, FIRST);
    }

    void answerFor(@Observes Router router) {
        router.errorHandler(400, context -> refuse(context, badAddress(AS_URI)));
    }

    private static void look(RoutingContext context) {
        problem(context.request()).ifPresentOrElse(problem -> refuse(context, problem), context::next);
    }

    private static void refuse(RoutingContext context, ProblemReply problem) {
        // Its body is not read, so nothing else can come on this connection.
        context.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemReply.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .end(Buffer.buffer(problem.bytes()));
    }

    private static Optional<ProblemReply> problem(HttpServerRequest request) {
        if (request.uri().length() > LONGEST_ADDRESS) {
            return Optional.of(ProblemReply.of(
                    414,
                    "address-too-long",
                    "The address is too long",
                    "send at most " + LONGEST_ADDRESS + " characters of path and query"));
        }
        if (request.uri().contains(NUL)) {
            return Optional.of(badAddress("leave " + NUL + " out of path and query"));
        }
        if (!isUri(request.uri())) {
            return Optional.of(badAddress(AS_URI));
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

    private static ProblemReply badAddress(String detail) {
        return ProblemReply.of(400, "bad-address", "The address cannot be read", detail);
    }

    private static boolean isUri(String text) {
        try {
            return new URI(text) != null;
        } catch (URISyntaxException none) {
            return false;
        }
    }

    private static boolean isMediaType(@Nullable String text) {
        try {
            return text == null || text.isBlank() || MediaType.valueOf(text) != null;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }
}
