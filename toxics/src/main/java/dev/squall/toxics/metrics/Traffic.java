package dev.squall.toxics.metrics;

import java.util.concurrent.atomic.LongAdder;

/** Bytes that came in and went out on one way of one proxy, counted as they pass. */
public record Traffic(Labels labels, LongAdder received, LongAdder sent) {
    /** @param direction {@code upstream} or {@code downstream} */
    public record Labels(String direction, String proxy, String listener, String upstream) {}

    Traffic(Labels labels) {
        this(labels, new LongAdder(), new LongAdder());
    }
}
