package dev.squall.agent.http;

import dev.squall.agent.call.Arguments;
import dev.squall.agent.call.ElapsedTime;
import dev.squall.model.message.Report.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;

/**
 * Sends a request and follows its redirects, at most {@value #MOST_REDIRECTS}. An answer of any status is a reply; a
 * connection that fails, or a body above {@value #MOST_BYTES} bytes, is a failure with its reason.
 */
public final class HttpExchange {
    static final int MOST_REDIRECTS = 30;
    static final int MOST_BYTES = 2 << 20;

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    /** What came of it. */
    public sealed interface Result {
        record Replied(HttpReply reply) implements Result {}

        record Failed(Trouble trouble, String reason) implements Result {}
    }

    private final Proxies proxies;
    private final Optional<Connections> connections;

    private HttpExchange(Proxies proxies, Optional<Connections> connections) {
        this.proxies = proxies;
        this.connections = connections;
    }

    /** Straight to every address, over a new connection each time. */
    public static HttpExchange direct() {
        return new HttpExchange(Proxies.NONE, Optional.empty());
    }

    /** Through the proxies that the environment names, over a new connection each time. */
    public static HttpExchange of(Function<String, Optional<String>> environment) {
        return new HttpExchange(Proxies.of(environment), Optional.empty());
    }

    /** The same way; but a request that follows another at once takes its connection. */
    public HttpExchange reusing(ElapsedTime elapsed) {
        return new HttpExchange(proxies, Optional.of(new Connections(elapsed)));
    }

    /** Broken off by an interrupt, and bounded by the request's timeouts. */
    public Result send(HttpRequest request) throws InterruptedException {
        try {
            return follow(request);
        } catch (IOException | HttpException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return new Result.Failed(trouble(e), reason(request, e));
        }
    }

    private Result follow(HttpRequest first) throws IOException, HttpException {
        HttpRequest request = first;
        for (int i = 0; i <= MOST_REDIRECTS; i++) {
            HttpReply reply = connected(request);
            Optional<URI> elsewhere = elsewhere(request, reply);
            if (elsewhere.isEmpty()) {
                return new Result.Replied(reply);
            }
            boolean keeps = reply.status() == 307 || reply.status() == 308;
            boolean becomesGet =
                    !keeps && (reply.status() == 303 || request.method().equals("POST"));
            request = (becomesGet ? request.asGet() : request).at(elsewhere.get());
        }
        return new Result.Failed(Trouble.BROKE, "more than " + MOST_REDIRECTS + " redirects from " + first.target());
    }

    private static Optional<URI> elsewhere(HttpRequest request, HttpReply reply) throws IOException {
        Optional<String> location = reply.header("Location");
        if (!REDIRECTS.contains(reply.status()) || location.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI uri = request.uri().resolve(URI.create(Escapes.illegal(location.get())));
            if (uri.getHost() == null
                    || uri.getPort() > Arguments.LAST_PORT
                    || !Set.of("http", "https").contains(uri.getScheme())) {
                throw new IOException("a redirect to no http address");
            }
            return Optional.of(uri);
        } catch (IllegalArgumentException e) {
            throw new IOException("a redirect to no address", e);
        }
    }

    private HttpReply connected(HttpRequest request) throws IOException, HttpException {
        var origin = Origin.of(request, proxies.of(request.uri()));
        for (int attempt = 0; ; attempt++) {
            try {
                var reply = overKept(origin, request);
                return reply.isPresent() ? reply.get() : over(Dialler.dial(origin, request), request);
            } catch (ConnectException | UnknownHostException | NoRouteToHostException e) {
                if (attempt >= request.retries() || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
            }
        }
    }

    /** Empty when there is no connection, or when it turns out that the other side had ended it before this request. */
    private Optional<HttpReply> overKept(Origin origin, HttpRequest request) throws IOException, HttpException {
        var kept = connections.isPresent() && request.isSafe()
                ? connections.get().take(origin)
                : Optional.<Connection>empty();
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(over(kept.get(), request));
        } catch (SocketTimeoutException slow) {
            throw slow;
        } catch (IOException ended) {
            if (kept.get().answered() || Thread.currentThread().isInterrupted()) {
                throw ended;
            }
            return Optional.empty();
        }
    }

    private HttpReply over(Connection connection, HttpRequest request) throws IOException, HttpException {
        try {
            return connection.exchange(request);
        } finally {
            if (connections.isPresent()) {
                connections.get().give(connection);
            } else {
                connection.close();
            }
        }
    }

    /**
     * All of it, or a failure: half a body would be judged as if it were whole.
     *
     * @param length as it was announced, below 0 when it was not
     */
    static byte[] bounded(InputStream in, long length) throws IOException {
        boolean announced = length >= 0 && length <= MOST_BYTES;
        byte[] bytes = in.readNBytes(announced ? (int) length : MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new IOException("the body is larger than " + MOST_BYTES + " bytes");
        }
        return bytes;
    }

    /** An answer that ends in the middle of its coding is nothing that Chaos Toolkit's client takes for a failure. */
    private static Trouble trouble(Exception e) {
        return e instanceof MalformedChunkCodingException ? Trouble.BROKE : Trouble.FAILED;
    }

    private static String reason(HttpRequest request, Exception e) {
        String what = switch (e) {
            case SocketTimeoutException _ -> "timed out";
            case UnknownHostException _ -> "unknown host";
            case ConnectException _ -> "cannot connect";
            case SSLException _ -> "TLS failed";
            case HttpException _ -> "got an answer that is no HTTP";
            default -> "failed";
        };
        return request.method() + " " + request.target() + " " + what + ": " + e.getMessage();
    }
}
