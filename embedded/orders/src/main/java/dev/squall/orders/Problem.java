package dev.squall.orders;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** An RFC 9457 problem: what every refusal of this service looks like. */
record Problem(String type, String title, int status, String detail) {
    static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");

    static Response response(Response.StatusType status, String detail) {
        var problem = new Problem("about:blank", status.getReasonPhrase(), status.getStatusCode(), detail);
        return Response.status(status).type(MEDIA_TYPE).entity(problem).build();
    }
}
