package dev.squall.benchmarks;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * What a chaos point costs an application as long as nothing is armed: {@link IdlePoint} by JMH, each way in a process of its
 * own, in turns; the medians of several rounds.
 */
final class IdlePoints implements Benchmark {
    private static final int ROUNDS = 5;
    private static final double MOST_NANOS = 0.5;

    /** Less than a byte in a hundred calls is the measuring itself. */
    private static final double NO_BYTES = 0.01;

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private final Rounds nanos = new Rounds();
    private final Rounds bytes = new Rounds();

    @Override
    public String name() {
        return "points";
    }

    @Override
    public List<Line> measure(Place place) throws RunnerException {
        for (int round = 1; round <= ROUNDS; round++) {
            for (RunResult result : round(place)) {
                String way = result.getParams().getBenchmark();
                way = way.substring(way.lastIndexOf('.') + 1);
                nanos.add(way, result.getPrimaryResult().getScore());
                bytes.add(
                        way,
                        requireNonNull(result.getSecondaryResults().get(ALLOCATED), ALLOCATED)
                                .getScore());
            }
            place.say("round " + round + " of " + ROUNDS);
        }
        place.say("ns: " + nanos.exactly());
        var lines = new ArrayList<Line>();
        lines.add(added("an idle point in a constant adds to a call", "heldCalled", "plainCalled"));
        lines.add(added("the same, the call inlined", "heldInlined", "plainInlined"));
        lines.add(added("an idle point that is looked up by its name each time", "namedCalled", "plainCalled"));
        lines.add(allocated("it allocates, from a constant", "heldCalled"));
        lines.add(allocated("it allocates, by its name", "namedCalled"));
        return lines;
    }

    private static Collection<RunResult> round(Place place) throws RunnerException {
        Path log = place.scratch().resolve("jmh.log");
        return new Runner(new OptionsBuilder()
                        .include(IdlePoint.class.getName())
                        .addProfiler(GCProfiler.class)
                        .output(log.toString())
                        .build())
                .run();
    }

    private Line added(String what, String way, String plain) {
        double baseline = nanos.median(plain);
        return new Line.Figure(
                what,
                nanos.median(way) - baseline,
                "ns",
                String.format(Locale.ROOT, "the plain call: %.2f ns", baseline),
                MOST_NANOS);
    }

    private Line allocated(String what, String way) {
        return new Line.Figure(what, bytes.median(way), "B", "none", NO_BYTES);
    }
}
