package dev.squall.toxics;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a server is started with.
 *
 * @param listen where the HTTP interface listens: {@code host:port}, port 0 for a free one, or {@code unix:/path}; empty for none, when
 *     only Java code controls the server. By default a free port of 127.0.0.1
 * @param seed of all chance: with the same seed and the same requests the same connections meet the same fate; drawn by default
 * @param metrics whether {@code /metrics} is there; by default it is not, as with Toxiproxy
 * @param token that HTTP clients have to show as {@code Authorization: Bearer}; none by default
 * @param loops threads that move data; by default one for two processors, at most four
 * @param connections most connections of all proxies at once; what comes above is closed at once. 16,384 by default
 * @param patience how long connecting to an upstream may take before the client is closed; 30 seconds by default
 * @param heldBytes most bytes that toxics queue together before senders have to wait; by default a quarter of the largest heap
 */
public record ToxicsSettings(
        Optional<String> listen,
        OptionalLong seed,
        boolean metrics,
        Optional<String> token,
        int loops,
        int connections,
        Duration patience,
        long heldBytes) {

    private static final int MOST_LOOPS = 64;
    private static final Duration LONGEST_PATIENCE = Duration.ofHours(1);

    public ToxicsSettings {
        if (loops < 1 || loops > MOST_LOOPS) {
            throw new IllegalArgumentException("loops are 1 to " + MOST_LOOPS + ", not " + loops);
        }
        if (connections < 1 || heldBytes < 1) {
            throw new IllegalArgumentException("connections and heldBytes are at least 1");
        }
        if (!patience.isPositive() || patience.compareTo(LONGEST_PATIENCE) > 0) {
            throw new IllegalArgumentException("patience is up to " + LONGEST_PATIENCE + ", not " + patience);
        }
        if (token.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException("a token is not blank");
        }
    }

    /** Everything as it is by default. */
    public static ToxicsSettings standard() {
        var machine = Runtime.getRuntime();
        return new ToxicsSettings(
                Optional.of("127.0.0.1:0"),
                OptionalLong.empty(),
                false,
                Optional.empty(),
                Math.clamp(machine.availableProcessors() / 2, 1, 4),
                16_384,
                Duration.ofSeconds(30),
                machine.maxMemory() / 4);
    }

    public ToxicsSettings listen(String address) {
        return new ToxicsSettings(Optional.of(address), seed, metrics, token, loops, connections, patience, heldBytes);
    }

    /** No HTTP interface. */
    public ToxicsSettings withoutHttp() {
        return new ToxicsSettings(Optional.empty(), seed, metrics, token, loops, connections, patience, heldBytes);
    }

    public ToxicsSettings seed(long value) {
        return new ToxicsSettings(
                listen, OptionalLong.of(value), metrics, token, loops, connections, patience, heldBytes);
    }

    public ToxicsSettings withMetrics() {
        return new ToxicsSettings(listen, seed, true, token, loops, connections, patience, heldBytes);
    }

    public ToxicsSettings token(String value) {
        return new ToxicsSettings(listen, seed, metrics, Optional.of(value), loops, connections, patience, heldBytes);
    }

    public ToxicsSettings loops(int number) {
        return new ToxicsSettings(listen, seed, metrics, token, number, connections, patience, heldBytes);
    }

    public ToxicsSettings connections(int most) {
        return new ToxicsSettings(listen, seed, metrics, token, loops, most, patience, heldBytes);
    }

    public ToxicsSettings patience(Duration length) {
        return new ToxicsSettings(listen, seed, metrics, token, loops, connections, length, heldBytes);
    }

    public ToxicsSettings heldBytes(long most) {
        return new ToxicsSettings(listen, seed, metrics, token, loops, connections, patience, most);
    }
}
