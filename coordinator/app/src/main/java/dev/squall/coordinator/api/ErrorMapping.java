package dev.squall.coordinator.api;

import dev.squall.coordinator.runner.StoreUnavailable;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.hibernate.exception.JDBCConnectionException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every error that leaves the API is a problem document, also those that the framework finds. */
class ErrorMapping {
    private static final Logger LOG = Logger.getLogger(ErrorMapping.class);

    @ServerExceptionMapper
    Response known(WebApplicationException failed) {
        int status = failed.getResponse().getStatus();
        var reply = switch (failed) {
            case NotFoundException _ ->
                ProblemReply.of(404, "no-such-resource", "There is nothing here", "see /q/openapi");
            case NotAllowedException _ ->
                ProblemReply.of(405, "method-not-allowed", "That method is not allowed here", "see /q/openapi");
            case NotAcceptableException _ ->
                ProblemReply.of(406, "not-acceptable", "That media type is not offered here", "see /q/openapi");
            case NotSupportedException _ -> ProblemReply.unsupportedMediaType();
            default ->
                ProblemReply.of(
                        status,
                        failed.getResponse()
                                .getStatusInfo()
                                .getReasonPhrase()
                                .toLowerCase(Locale.ROOT)
                                .replace(' ', '-'),
                        failed.getResponse().getStatusInfo().getReasonPhrase(),
                        "see /q/openapi");
        };
        var allow = failed.getResponse().getHeaderString(HttpHeaders.ALLOW);
        var response = reply.response();
        return allow == null
                ? response
                : Response.fromResponse(response)
                        .header(HttpHeaders.ALLOW, allow)
                        .build();
    }

    @ServerExceptionMapper({StoreUnavailable.class, JDBCConnectionException.class})
    Response away(RuntimeException away) {
        return ProblemReply.unavailable("the store cannot be reached").response();
    }

    @ServerExceptionMapper
    Response unexpected(RuntimeException bug) {
        LOG.error("request failed", bug);
        return ProblemReply.of(500, "internal-error", "That is a fault of ours", "the coordinator's log has the reason")
                .response();
    }
}
