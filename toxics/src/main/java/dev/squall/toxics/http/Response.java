package dev.squall.toxics.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An answer.
 *
 * @param reason what stands behind the status in its line
 * @param body empty for none
 */
public record Response(int status, String reason, List<Header> headers, String body) {
    /** One line of the head. */
    public record Header(String name, String value) {
        public Header {
            if ((name + value).chars().anyMatch(sign -> sign == '\r' || sign == '\n')) {
                throw new IllegalArgumentException("a header is one line: " + name);
            }
        }
    }

    public Response {
        headers = List.copyOf(headers);
    }

    public static Response of(int status, String contentType, String body) {
        return new Response(status, reason(status), List.of(new Header("Content-Type", contentType)), body);
    }

    public static Response empty(int status) {
        return new Response(status, reason(status), List.of(), "");
    }

    /** Plain text about something that went wrong, which no browser is to take for anything else. */
    public static Response plain(int status, String text) {
        return of(status, "text/plain; charset=utf-8", text).with("X-Content-Type-Options", "nosniff");
    }

    public Response with(String name, String value) {
        var more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Response(status, reason, more, body);
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    private static String reason(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 201 -> "Created";
            case 204 -> "No Content";
            case 301 -> "Moved Permanently";
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 409 -> "Conflict";
            case 413 -> "Request Entity Too Large";
            case 417 -> "Expectation Failed";
            case 431 -> "Request Header Fields Too Large";
            case 500 -> "Internal Server Error";
            case 501 -> "Not Implemented";
            case 503 -> "Service Unavailable";
            case 505 -> "HTTP Version Not Supported";
            default -> "Status " + status;
        };
    }
}
