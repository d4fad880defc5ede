package dev.squall.toxics.proxy;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The directions in which a toxic works.
 *
 * @param spelling as it was given, and is shown
 */
public record Stream(String spelling, Set<Direction> directions) {
    public static final Stream DOWNSTREAM = new Stream("downstream", Set.of(Direction.DOWNSTREAM));
    public static final Stream UPSTREAM = new Stream("upstream", Set.of(Direction.UPSTREAM));
    public static final Stream BOTH = new Stream("both", Set.of(Direction.values()));

    public Stream {
        directions = Set.copyOf(directions);
    }

    /** {@code upstream}, {@code downstream} or {@code both} in any letter case. */
    public static Optional<Stream> of(String spelling) {
        return java.util.stream.Stream.of(UPSTREAM, DOWNSTREAM, BOTH)
                .filter(stream -> stream.spelling.equals(spelling.toLowerCase(Locale.ROOT)))
                .findFirst()
                .map(stream -> new Stream(spelling, stream.directions));
    }
}
