package dev.squall.orders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Gives the framework's own refusals the form of a {@link Problem}. */
class Problems {
    @ServerExceptionMapper
    Response wrongShape(MismatchedInputException e) {
        return Problem.response(Response.Status.BAD_REQUEST, "the body does not have the shape of an order");
    }

    @ServerExceptionMapper
    Response refused(WebApplicationException e) {
        String detail = e.getCause() instanceof JsonProcessingException
                ? "the body is not JSON"
                : "the request cannot be answered as it is";
        return Problem.response(e.getResponse().getStatusInfo(), detail);
    }
}
