package dev.squall.benchmarks;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** What is sent to a port in order to measure what answers there. */
final class Load {
    private static final byte[] MESSAGE = new byte[64];
    private static final byte[] BLOCK = new byte[256 * 1024];

    private Load() {}

    private static Socket connect(int port) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        return socket;
    }

    /** 64 bytes there and back on one connection, one after the other; the first fifth is not counted. */
    static Samples roundTrips(int port, int number) throws IOException {
        var times = new ArrayList<Duration>();
        try (var socket = connect(port)) {
            var in = new DataInputStream(socket.getInputStream());
            byte[] answer = new byte[MESSAGE.length];
            for (int i = 0; i < number; i++) {
                long start = System.nanoTime();
                socket.getOutputStream().write(MESSAGE);
                in.readFully(answer);
                if (i >= number / 5) {
                    times.add(Duration.ofNanos(System.nanoTime() - start));
                }
            }
        }
        return Samples.of(times);
    }

    /** Megabytes a second on one connection, as fast as they are taken. */
    static double throughput(int port, Duration length) throws IOException {
        try (var socket = connect(port)) {
            long start = System.nanoTime();
            long sent = 0;
            while (System.nanoTime() - start < length.toNanos()) {
                socket.getOutputStream().write(BLOCK);
                sent += BLOCK.length;
            }
            return sent * 1e3 / (System.nanoTime() - start);
        }
    }

    /** 64 bytes there and back on several connections at once: how many a second. */
    static double exchanges(int port, int connections, Duration length) throws InterruptedException {
        var count = new LongAdder();
        long end = System.nanoTime() + length.toNanos();
        inParallel(connections, () -> {
            try (var socket = connect(port)) {
                var in = new DataInputStream(socket.getInputStream());
                byte[] answer = new byte[MESSAGE.length];
                while (System.nanoTime() < end) {
                    socket.getOutputStream().write(MESSAGE);
                    in.readFully(answer);
                    count.increment();
                }
            }
        });
        return count.sum() * 1e9 / length.toNanos();
    }

    /** One exchange on each connection, several at once: how many connections a second. */
    static double connections(int port, int atOnce, Duration length) throws InterruptedException {
        var count = new LongAdder();
        long end = System.nanoTime() + length.toNanos();
        inParallel(atOnce, () -> {
            while (System.nanoTime() < end) {
                try (var socket = connect(port)) {
                    socket.getOutputStream().write(MESSAGE);
                    new DataInputStream(socket.getInputStream()).readFully(new byte[MESSAGE.length]);
                    count.increment();
                }
            }
        });
        return count.sum() * 1e9 / length.toNanos();
    }

    /** Connections that have carried data once, and stay open. */
    static List<Socket> open(int port, int number) throws IOException {
        var sockets = new ArrayList<Socket>();
        for (int i = 0; i < number; i++) {
            var socket = connect(port);
            socket.getOutputStream().write(MESSAGE);
            new DataInputStream(socket.getInputStream()).readFully(new byte[MESSAGE.length]);
            sockets.add(socket);
        }
        return sockets;
    }

    /** Work that may lose its connection. */
    private interface Work {
        void run() throws IOException;
    }

    private static void inParallel(int number, Work work) throws InterruptedException {
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < number; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    work.run();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
        }
        for (var thread : threads) {
            thread.join();
        }
    }
}
