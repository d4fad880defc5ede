package dev.squall.toxics.metrics;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Connections of one proxy.
 *
 * @param accepted how many clients ever connected
 * @param refused how many of them found no upstream, or no room
 * @param open how many there are now
 */
public record Connected(LongAdder accepted, LongAdder refused, AtomicInteger open) {
    public Connected() {
        this(new LongAdder(), new LongAdder(), new AtomicInteger());
    }
}
