package dev.squall.toxics.http;

import dev.squall.toxics.json.Supply;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request's body, read as far as somebody asks: by its length, or in chunks. */
public final class Body implements Supply {
    private final InputStream in;
    private final Limits limits;
    private final boolean chunked;
    private final @Nullable Interim interim;
    /** What is left of the whole, or of the present chunk. */
    private long left;

    private long read;
    private boolean ended;
    private boolean begun;
    private boolean wanted;

    private Body(InputStream in, boolean chunked, long left, @Nullable Interim interim, Limits limits) {
        this.limits = limits;
        this.in = in;
        this.chunked = chunked;
        this.left = left;
        this.interim = interim;
        this.ended = !chunked && left == 0;
    }

    /** Tells a client who waits for it that the body is wanted. */
    @FunctionalInterface
    interface Interim {
        void send() throws IOException;
    }

    static Body of(InputStream in, Map<String, List<String>> headers, @Nullable Interim interim, Limits limits)
            throws Malformed {
        List<String> codings = headers.getOrDefault("transfer-encoding", List.of());
        List<String> lengths = headers.getOrDefault("content-length", List.of());
        if (codings.size() > 1) {
            throw Malformed.request();
        }
        if (!codings.isEmpty()) {
            if (!codings.getFirst().toLowerCase(Locale.ROOT).equals("chunked")) {
                throw Malformed.answered(
                        Response.of(501, "text/plain; charset=utf-8", "Unsupported transfer encoding"));
            }
            return new Body(in, true, 0, interim, limits);
        }
        if (lengths.stream().distinct().count() > 1) {
            throw Malformed.request();
        }
        return new Body(in, false, lengths.isEmpty() ? 0 : length(lengths.getFirst()), interim, limits);
    }

    private static long length(String written) throws Malformed {
        if (!written.matches("\\d{1,18}")) {
            throw Malformed.request();
        }
        return Long.parseLong(written);
    }

    @Override
    public int more(byte[] into, int offset) throws IOException {
        if (ended) {
            return -1;
        }
        if (interim != null && !wanted) {
            interim.send();
        }
        wanted = true;
        if (read >= limits.bodyBytes()) {
            throw new IOException("http: request body too large");
        }
        if (left == 0 && !nextChunk()) {
            return -1;
        }
        int length = in.read(into, offset, (int) Math.min(into.length - offset, left));
        if (length < 0) {
            throw new EOFException("unexpected EOF");
        }
        left -= length;
        read += length;
        ended = !chunked && left == 0;
        return length;
    }

    private boolean nextChunk() throws IOException {
        if (begun) {
            line();
        }
        begun = true;
        String size = line();
        int extension = size.indexOf(';');
        String digits = (extension < 0 ? size : size.substring(0, extension)).strip();
        if (!digits.matches("[0-9a-fA-F]{1,15}")) {
            throw new IOException(
                    digits.length() > 15 ? "http chunk length too large" : "invalid byte in chunk length");
        }
        left = Long.parseLong(digits, 16);
        if (left == 0) {
            ended = true;
            while (!line().isEmpty()) {
                // Trailers say nothing that is wanted here.
            }
        }
        return !ended;
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int sign = in.read(); sign != '\n'; sign = in.read()) {
            if (sign < 0) {
                throw new EOFException("unexpected EOF");
            }
            if (line.length() > 4096) {
                throw new IOException("header line too long");
            }
            line.append((char) sign);
        }
        return line.toString().strip();
    }

    /** Reads what nobody wanted; false when that is too much, or not there. */
    boolean finish() {
        if (interim != null && !wanted && !ended) {
            return false; // The client was never told to send it, and may not.
        }
        byte[] rest = new byte[4096];
        try {
            for (int discarded = 0; discarded <= limits.leftoverBytes() && read < limits.bodyBytes(); ) {
                int length = more(rest, 0);
                if (length < 0) {
                    return true;
                }
                discarded += length;
            }
        } catch (IOException _) {
            // What comes next on this connection cannot be understood any more.
        }
        return false;
    }
}
