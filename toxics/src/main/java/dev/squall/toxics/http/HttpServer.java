package dev.squall.toxics.http;

import dev.squall.toxics.net.Binding;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Accepts clients and gives each a thread of its own, a real one: who controls a server must not wait for whatever else keeps the
 * process's virtual threads busy.
 */
public final class HttpServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(HttpServer.class.getName());

    private final ServerSocketChannel server;
    private final SocketAddress address;
    private final Handler handler;
    private final Limits limits;
    private final ScheduledExecutorService later;
    private final InstantSource clock;
    private final ThreadPoolExecutor threads;
    private final Set<SocketChannel> clients = ConcurrentHashMap.newKeySet();

    private HttpServer(
            Binding.Bound bound,
            Handler handler,
            Limits limits,
            ScheduledExecutorService later,
            InstantSource clock,
            ThreadFactory factory) {
        this.limits = limits;
        this.server = bound.channel();
        this.address = bound.address();
        this.handler = handler;
        this.later = later;
        this.clock = clock;
        this.threads = new ThreadPoolExecutor(
                0, limits.connections(), 10, TimeUnit.SECONDS, new SynchronousQueue<>(), factory);
    }

    public static HttpServer start(
            Binding.Bound bound, Handler handler, Limits limits, ScheduledExecutorService later, InstantSource clock) {
        var factory =
                Thread.ofPlatform().daemon().name("squall-toxics-http-", 1).factory();
        return start(bound, handler, limits, later, clock, factory);
    }

    /** @param factory of the threads that clients get */
    static HttpServer start(
            Binding.Bound bound,
            Handler handler,
            Limits limits,
            ScheduledExecutorService later,
            InstantSource clock,
            ThreadFactory factory) {
        var server = new HttpServer(bound, handler, limits, later, clock, factory);
        Thread.ofPlatform().daemon().name("squall-toxics-http").start(server::accept);
        return server;
    }

    public SocketAddress address() {
        return address;
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                serve(server.accept());
            } catch (ClosedChannelException _) {
                return;
            } catch (IOException | OutOfMemoryError e) {
                LOG.log(Level.WARNING, "cannot accept a client", e);
                rest();
            }
        }
    }

    private void serve(SocketChannel client) throws IOException {
        clients.add(client);
        boolean served = false;
        try {
            if (client.supportedOptions().contains(StandardSocketOptions.TCP_NODELAY)) {
                client.setOption(StandardSocketOptions.TCP_NODELAY, true);
            }
            threads.execute(() -> exchange(client));
            served = true;
        } catch (RejectedExecutionException _) {
            // There are as many as may be.
        } finally {
            if (!served) {
                clients.remove(client);
                client.close();
            }
        }
    }

    private void exchange(SocketChannel client) {
        try {
            new Exchange(client, handler, limits, later, clock).run();
        } finally {
            clients.remove(client);
        }
    }

    /** The system has no more sockets, or threads: asking again at once would only burn a processor. */
    private static void rest() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }

    @Override
    public void close() {
        threads.shutdown();
        try {
            server.close();
            if (address instanceof UnixDomainSocketAddress unix) {
                Files.deleteIfExists(unix.getPath());
            }
            for (var client : clients) {
                client.close();
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the server of requests was not closed in order", e);
        }
    }
}
