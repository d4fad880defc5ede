package dev.squall.toxics.loop;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The loops of a server, among which its connections are dealt out in turn. */
public final class Loops implements AutoCloseable {
    private final List<EventLoop> loops;
    private final AtomicInteger turn = new AtomicInteger();

    private Loops(List<EventLoop> loops) {
        this.loops = List.copyOf(loops);
    }

    /**
     * @param lendable how many bytes of their memory may be lent at once
     * @throws IOException when the system has no more selectors; nothing is left running
     */
    public static Loops start(int number, Ticker ticker, long lendable) throws IOException {
        var started = new ArrayList<EventLoop>();
        try {
            for (int i = 1; i <= number; i++) {
                started.add(EventLoop.start("squall-toxics-" + i, ticker, lendable / number));
            }
        } catch (IOException failed) {
            started.forEach(EventLoop::end);
            throw failed;
        }
        return new Loops(started);
    }

    public EventLoop next() {
        return loops.get(Math.floorMod(turn.getAndIncrement(), loops.size()));
    }

    @Override
    public void close() {
        loops.forEach(EventLoop::end);
    }
}
