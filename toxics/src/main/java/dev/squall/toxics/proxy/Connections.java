package dev.squall.toxics.proxy;

import dev.squall.toxics.loop.EventLoop;
import dev.squall.toxics.metrics.Connected;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The connections of one proxy, whatever loop each is on; what is asked of all of them is asked of each on its own loop. */
final class Connections {
    private final Surroundings surroundings;
    private final Draws draws;
    private final Connected connected = new Connected();
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong numbers = new AtomicLong();
    private volatile Plan plan;

    Connections(Surroundings surroundings, Draws draws, Plan plan) {
        this.surroundings = surroundings;
        this.draws = draws;
        this.plan = plan;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    Draws draws() {
        return draws;
    }

    Connected connected() {
        return connected;
    }

    Plan plan() {
        return plan;
    }

    /** What holds from now on for new connections; for open ones after {@link #apply}. */
    void plan(Plan changed) {
        plan = changed;
    }

    void accepted(SocketChannel client) {
        connected.accepted().increment();
        if (!surroundings.capacity().take()) {
            connected.refused().increment();
            close(client);
            return;
        }
        connected.open().incrementAndGet();
        EventLoop loop = surroundings.loops().next();
        var connection = new Connection(client, loop, this, numbers.getAndIncrement());
        open.add(connection);
        loop.run(connection::begin);
    }

    void ended(Connection connection) {
        if (open.remove(connection)) {
            connected.open().decrementAndGet();
            surroundings.capacity().give();
        }
    }

    /** Done when every open connection has the toxics of the plan. */
    CompletableFuture<Void> apply() {
        return onEach(Connection::apply);
    }

    /** Done when every connection is closed on both sides. */
    CompletableFuture<Void> dropAll() {
        return onEach(Connection::drop);
    }

    private CompletableFuture<Void> onEach(Consumer<Connection> work) {
        Map<EventLoop, List<Connection>> byLoop = open.stream().collect(Collectors.groupingBy(Connection::loop));
        return CompletableFuture.allOf(byLoop.entrySet().stream()
                .map(entry -> entry.getKey().settle(() -> entry.getValue().forEach(work)))
                .toArray(CompletableFuture[]::new));
    }

    private static void close(SocketChannel client) {
        try {
            client.close();
        } catch (IOException _) {
            // It was not to be used anyway.
        }
    }
}
