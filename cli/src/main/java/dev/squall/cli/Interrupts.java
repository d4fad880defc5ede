package dev.squall.cli;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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

    /** What is done then, on a thread of its own. */
    interface Called {
        /**
         * @param nth    the how manieth signal it is, from 1
         * @param signal its name, without SIG
         */
        void by(int nth, String signal);
    }

    static Interrupts polite(Called then) {
        return of(then, "INT", "TERM", "HUP", "USR1", "USR2");
    }

    /** The signals that Chaos Toolkit listens to. */
    static Interrupts ofChaosToolkit(Called then) {
        return of(then, "INT", "TERM", "USR1", "USR2");
    }

    private static Interrupts of(Called then, String... names) {
        var count = new AtomicInteger();
        SignalHandler handler = signal -> then.by(count.incrementAndGet(), signal.getName());
        return new Interrupts(
                Arrays.stream(names).map(name -> replace(name, handler)).toList());
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
