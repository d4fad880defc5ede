package dev.squall.point.endpoint;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.squall.point.arming.Board;
import dev.squall.point.arming.Order;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Listens on the loopback interface and on no other. Its threads keep no application alive. Every answer names this process
 * in the header {@value #INSTANCE}, so that nobody mistakes it for the one that had the address before.
 */
public final class Endpoint implements AutoCloseable {
    static final String INSTANCE = "Squall-Instance";
    static final int LARGEST_BODY = 64 << 10;

    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int THREADS = 2;
    private static final int WAITING = 64;
    private static final long IDLE_SECONDS = 30;

    private final Board board;
    private final Api api;
    private final Instance instance;
    private final HttpServer server;
    private final ThreadPoolExecutor threads;

    private Endpoint(Board board, Api api, Instance instance, HttpServer server, ThreadPoolExecutor threads) {
        this.board = board;
        this.api = api;
        this.instance = instance;
        this.server = server;
        this.threads = threads;
    }

    /**
     * @param port  0 for any that is free
     * @param token at least {@value Access#SHORTEST_TOKEN} characters
     */
    public static Endpoint open(Board board, Instance instance, int port, String token) throws IOException {
        if (token.length() < Access.SHORTEST_TOKEN) {
            throw new IllegalArgumentException("a token has " + Access.SHORTEST_TOKEN + " characters or more");
        }
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), WAITING);
        var threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(WAITING),
                Endpoint::daemon,
                new ThreadPoolExecutor.CallerRunsPolicy());
        threads.allowCoreThreadTimeOut(true);
        var api = new Api(board, new Access(token, instance.id()), instance);
        var endpoint = new Endpoint(board, api, instance, server, threads);
        server.setExecutor(threads);
        server.createContext("/", endpoint::handle);
        startAsDaemon(server);
        return endpoint;
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(null, work, "squall-chaos-endpoint", 0, false);
        thread.setDaemon(true);
        return thread;
    }

    /** The server's own thread becomes a daemon only when a daemon starts it. */
    private static void startAsDaemon(HttpServer server) {
        var started =
                CompletableFuture.runAsync(server::start, work -> daemon(work).start());
        try {
            started.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("the endpoint cannot be started", e);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set(INSTANCE, instance.id());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            Reply reply = reply(exchange);
            byte[] content = reply.content().toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), content.length);
            exchange.getResponseBody().write(content);
        }
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        try (InputStream in = exchange.getRequestBody()) {
            byte[] body = in.readNBytes(LARGEST_BODY + 1);
            if (body.length > LARGEST_BODY) {
                return Reply.refused(413, "too-large", "at most " + LARGEST_BODY + " bytes");
            }
            return api.answer(new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")),
                    new String(body, StandardCharsets.UTF_8)));
        } catch (RuntimeException e) {
            System.getLogger("dev.squall.point").log(System.Logger.Level.ERROR, "the chaos endpoint broke", e);
            return Reply.refused(500, "broken", "see the application's log");
        }
    }

    /** Ends what was armed over it, then listens no more. */
    @Override
    public void close() {
        board.disarm(List.of(Order.Origin.ENDPOINT));
        server.stop(0);
        threads.shutdown();
        board.disarm(List.of(Order.Origin.ENDPOINT));
    }
}
