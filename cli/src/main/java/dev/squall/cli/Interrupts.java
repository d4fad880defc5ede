package dev.squall.cli;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Ctrl-C and the polite signals, as calls instead of an end of the process: a shutdown hook could neither count them nor
 * choose the exit code.
 */
final class Interrupts implements AutoCloseable {
    private final List<Replaced> replaced;

    private record Replaced(Signal signal, SignalHandler before) {}

    private Interrupts(List<Replaced> replaced) {
        this.replaced = replaced;
    }

    /** @param then is told the how manieth it is, from 1, on a thread of its own */
    static Interrupts calling(IntConsumer then) {
        var count = new AtomicInteger();
        SignalHandler handler = _ -> then.accept(count.incrementAndGet());
        return new Interrupts(List.of(replace("INT", handler), replace("TERM", handler)));
    }

    private static Replaced replace(String name, SignalHandler handler) {
        var signal = new Signal(name);
        return new Replaced(signal, Signal.handle(signal, handler));
    }

    @Override
    public void close() {
        replaced.forEach(one -> Signal.handle(one.signal(), one.before()));
    }
}
