package dev.squall.toxics;

import dev.squall.toxics.metrics.Ledger;
import dev.squall.toxics.net.Shown;
import dev.squall.toxics.proxy.Answer;
import dev.squall.toxics.proxy.NewProxy;
import dev.squall.toxics.proxy.NewToxic;
import dev.squall.toxics.proxy.Proxies;
import dev.squall.toxics.proxy.ProxyState;
import dev.squall.toxics.proxy.Stream;
import dev.squall.toxics.proxy.Surroundings;
import dev.squall.toxics.toxic.Bandwidth;
import dev.squall.toxics.toxic.Corrupt;
import dev.squall.toxics.toxic.Latency;
import dev.squall.toxics.toxic.LimitData;
import dev.squall.toxics.toxic.LimitTime;
import dev.squall.toxics.toxic.Noop;
import dev.squall.toxics.toxic.PacketLoss;
import dev.squall.toxics.toxic.Slicer;
import dev.squall.toxics.toxic.SlowClose;
import dev.squall.toxics.toxic.SlowOpen;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A little data through a proxy of its own, before the first client comes. Else the first connection of a process would pay for all that
 * the JVM loads and links at its first use, a tenth of a second, and a latency of 100 ms would be one of 200.
 */
final class Rehearsal {
    private static final int EXCHANGES = 200;
    private static final int LATE_EXCHANGES = 20;
    private static final long LONGEST = Duration.ofMillis(150).toNanos();
    private static final byte[] MESSAGE = new byte[64];

    private final Surroundings surroundings;
    private final Proxies proxies;

    private Rehearsal(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.proxies = new Proxies(surroundings);
    }

    /** Leaves nothing behind, neither in the counters nor in the chances of others. */
    static void play(Surroundings surroundings) {
        var apart = new Surroundings(
                surroundings.seed(),
                surroundings.loops(),
                surroundings.ticker(),
                surroundings.resolver(),
                surroundings.later(),
                surroundings.held(),
                new Ledger(),
                surroundings.capacity(),
                surroundings.patience());
        new Rehearsal(apart).play();
    }

    private void play() {
        try (var echo = ServerSocketChannel.open()) {
            echo.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Thread.ofPlatform().daemon().name("squall-toxics-rehearsal").start(() -> answer(echo));
            String upstream = Shown.address(echo.getLocalAddress());
            through(new NewProxy("plain", "127.0.0.1:0", upstream, true, List.of()), EXCHANGES);
            through(new NewProxy("spoiled", "127.0.0.1:0", upstream, true, toxics()), EXCHANGES);
            through(new NewProxy("late", "127.0.0.1:0", upstream, true, List.of(late())), LATE_EXCHANGES);
        } catch (IOException _) {
            // A machine without a loopback interface: its first client waits a little longer.
        } finally {
            proxies.clear();
        }
    }

    /** One of each type that can let data pass. */
    private static List<NewToxic> toxics() {
        Duration none = Duration.ZERO;
        return java.util.stream.Stream.of(
                        new Noop(),
                        new Latency(none, none),
                        new Bandwidth(Long.MAX_VALUE),
                        new Slicer(MESSAGE.length / 2, 1, none),
                        new LimitData(Long.MAX_VALUE),
                        new LimitTime(Duration.ofHours(1)),
                        new SlowOpen(none),
                        new SlowClose(none),
                        new PacketLoss(0, 0),
                        new Corrupt(0))
                .map(toxic -> new NewToxic(toxic.type().wireName(), Stream.BOTH, 1, toxic, Optional.empty()))
                .toList();
    }

    private static NewToxic late() {
        return new NewToxic("late", Stream.UPSTREAM, 1, new Latency(Duration.ofMillis(1)), Optional.empty());
    }

    private void through(NewProxy wanted, int exchanges) throws IOException {
        if (!(proxies.create(wanted) instanceof Answer.Done<ProxyState>(ProxyState state))) {
            return;
        }
        int port = Integer.parseInt(state.listen().substring(state.listen().lastIndexOf(':') + 1));
        long end = surroundings.ticker().nanos() + LONGEST / 3;
        try (var client = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
            client.setOption(StandardSocketOptions.TCP_NODELAY, true);
            client.socket().setSoTimeout(1000);
            var answers = client.socket().getInputStream();
            for (int i = 0; i < exchanges && surroundings.ticker().nanos() < end; i++) {
                client.socket().getOutputStream().write(MESSAGE);
                answers.readNBytes(MESSAGE.length);
            }
            client.shutdownOutput();
            answers.readAllBytes();
        }
    }

    private static void answer(ServerSocketChannel echo) {
        var buffer = ByteBuffer.allocate(1024);
        while (echo.isOpen()) {
            try (var client = echo.accept()) {
                client.setOption(StandardSocketOptions.TCP_NODELAY, true);
                while (client.read(buffer.clear()) >= 0) {
                    client.write(buffer.flip());
                }
            } catch (IOException _) {
                return; // It is over.
            }
        }
    }
}
