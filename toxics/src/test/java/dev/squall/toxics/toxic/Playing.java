package dev.squall.toxics.toxic;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** One flow in virtual time: pieces are put in at milliseconds of the test's choice, and what comes out is written down with its time. */
final class Playing {
    private static final long MILLI = 1_000_000;

    final Flow flow;
    private final List<String> came = new ArrayList<>();
    private long now;

    Playing(Toxic toxic) {
        this(toxic, true);
    }

    Playing(Toxic toxic, boolean fresh) {
        flow = toxic.start(new Start(new SplittableRandom(1), new HeldBytes(1L << 40), 0, fresh));
    }

    static Chunk chunk(String text, long millis) {
        return new Chunk(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), millis * MILLI);
    }

    static Chunk chunk(int length, long millis) {
        return chunk("x".repeat(length), millis);
    }

    Playing put(String text) {
        flow.put(chunk(text, now / MILLI), now);
        return this;
    }

    Playing put(int length) {
        flow.put(chunk(length, now / MILLI), now);
        return this;
    }

    Playing end(Ending ending) {
        flow.put(ending, now);
        return this;
    }

    /** Lets time pass, and takes everything at its time. */
    Playing until(long millis) {
        while (true) {
            for (Piece piece = flow.poll(now); piece != null; piece = flow.poll(now)) {
                came.add(shown(piece) + "@" + now / MILLI);
                if (piece instanceof Ending) {
                    now = Math.max(now, millis * MILLI);
                    return this;
                }
            }
            long due = flow.due();
            if (due > millis * MILLI || due <= now) {
                now = millis * MILLI;
                if (due > now || due == Flow.NEVER) {
                    return this;
                }
            } else {
                now = due;
            }
        }
    }

    Playing interrupt() {
        flow.interrupt(now);
        return this;
    }

    Playing change(Toxic changed) {
        flow.follow(changed);
        return interrupt();
    }

    /** What came out so far: {@code text@millisecond}, long data by its length. */
    List<String> came() {
        return came;
    }

    /** What the flow gives up when its toxic is taken away. */
    List<String> removed() {
        flow.removed(now);
        return flow.drain().stream().map(Playing::shown).toList();
    }

    boolean hasRoom() {
        return flow.hasRoom();
    }

    private static String shown(@Nullable Piece piece) {
        return switch (piece) {
            case Chunk chunk when chunk.length() > 8 -> String.valueOf(chunk.length());
            case Chunk chunk ->
                StandardCharsets.UTF_8.decode(chunk.data().duplicate()).toString();
            case Ending ending -> ending.toString();
            case null -> "nothing";
        };
    }
}
