package dev.squall.toxics.http;

/** A request that is none: what is answered before the connection is closed. It stays within this package. */
final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Response response;

    private Malformed(Response response) {
        super(response.reason(), null, false, false);
        this.response = response;
    }

    static Malformed request() {
        return because(400, "");
    }

    /** @param detail what is wrong, when there is more to say */
    static Malformed because(int status, String detail) {
        var plain = Response.of(status, "text/plain; charset=utf-8", "");
        String reason = detail.isEmpty() ? plain.reason() : plain.reason() + ": " + detail;
        return new Malformed(new Response(status, reason, plain.headers(), status + " " + reason));
    }

    static Malformed answered(Response response) {
        return new Malformed(response);
    }

    Response response() {
        return response;
    }
}
