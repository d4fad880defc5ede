package dev.squall.benchmarks;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Times that were taken one by one; answers their quantiles. */
final class Samples {
    private final List<Duration> sorted;

    private Samples(List<Duration> sorted) {
        this.sorted = sorted;
    }

    static Samples of(Collection<Duration> times) {
        if (times.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        return new Samples(times.stream().sorted().toList());
    }

    int size() {
        return sorted.size();
    }

    /** The smallest time that this share of all is not above; 1 is the longest. */
    Duration at(double share) {
        return sorted.get((int) Math.max(0, Math.ceil(share * sorted.size()) - 1));
    }

    Duration median() {
        return at(0.5);
    }

    String quantiles() {
        return "p50 %s  p90 %s  p99 %s  longest %s  n=%d"
                .formatted(
                        Line.milliseconds(at(0.5)),
                        Line.milliseconds(at(0.9)),
                        Line.milliseconds(at(0.99)),
                        Line.milliseconds(at(1)),
                        size());
    }
}
