package dev.squall.embedded.crash;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the steps of a drill call: answers 200, counts the calls of each path, and keeps those waiting that were named to it, so that a
 * drill strikes while a step is on its way and not by luck.
 */
final class Gates implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> shut = new ConcurrentHashMap<>();

    Gates() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The {@code nth} call of this gate, from 1, waits until {@link #openAll}. */
    void shut(String gate, int nth) {
        shut.put(gate + "#" + nth, new CountDownLatch(1));
    }

    int calls(String gate) {
        return count(gate).get();
    }

    void openAll() {
        shut.values().forEach(CountDownLatch::countDown);
    }

    private AtomicInteger count(String gate) {
        return calls.computeIfAbsent(gate, _ -> new AtomicInteger());
    }

    private void answer(HttpExchange exchange) throws IOException {
        String gate = exchange.getRequestURI().getPath().substring(1);
        int nth = count(gate).incrementAndGet();
        var latch = shut.get(gate + "#" + nth);
        try {
            if (latch != null && !latch.await(DrillGround.LIMIT.toSeconds() * 2, TimeUnit.SECONDS)) {
                System.getLogger(Gates.class.getName())
                        .log(System.Logger.Level.WARNING, "nobody opened gate={0}", gate);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (exchange) {
            exchange.sendResponseHeaders(200, -1);
        }
    }

    @Override
    public void close() {
        openAll();
        server.stop(0);
        threads.close();
    }
}
