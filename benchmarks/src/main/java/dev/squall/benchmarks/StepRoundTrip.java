package dev.squall.benchmarks;

import dev.squall.model.codec.CommandCodec;
import dev.squall.model.codec.ReportCodec;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.message.Report;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How long a step takes from its decision to the next one's, coordinator to agent and back, against {@link Echo} plus {@link Commit}
 * with the very messages and events of such a step. The step is a connection to a port that is open.
 */
final class StepRoundTrip implements Benchmark {
    private static final int STEPS = 400;
    private static final int WARM_UP = 20;
    private static final int ROUNDS = 10;

    private final List<Duration> steps = new ArrayList<>();
    private final List<Duration> bare = new ArrayList<>();
    private final List<Duration> there = new ArrayList<>();
    private final List<Duration> probe = new ArrayList<>();
    private final List<Duration> back = new ArrayList<>();

    @Override
    public String name() {
        return "step";
    }

    @Override
    public List<Line> measure(Place place) throws Exception {
        try (var stand = Stand.start(place);
                var open = new ServerSocket(0, STEPS, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> accept(open));
            var experiment = experiment(open.getLocalPort());
            var sample = run(stand, experiment);
            try (var echo = echo(stand, sample);
                    var commit = new Commit(stand.postgres().connect("squall"), eventsOfOneStep(sample))) {
                place.say("warming up; a step is %d events".formatted(commit.rows()));
                for (int round = 0; round < WARM_UP; round++) {
                    run(stand, experiment);
                    baseline(echo, commit);
                }
                bare.clear();
                for (int round = 0; round < ROUNDS; round++) {
                    take(run(stand, experiment));
                    baseline(echo, commit);
                }
            }
        }
        return lines(place);
    }

    private List<Line> lines(Place place) {
        var step = Samples.of(steps);
        var floor = Samples.of(bare);
        place.say("a step            " + step.quantiles());
        place.say("echo + commit     " + floor.quantiles());
        place.say("of a step: decision to probe  " + Samples.of(there).quantiles());
        place.say("of a step: the probe itself   " + Samples.of(probe).quantiles());
        place.say("of a step: probe to decision  " + Samples.of(back).quantiles());
        return List.of(
                new Line.Ratio("step round trip, p50", step.at(0.5), "echo + commit", floor.at(0.5), 1.5),
                new Line.Ratio("step round trip, p99", step.at(0.99), "echo + commit", floor.at(0.99), 2));
    }

    private static List<RunEvent> run(Stand stand, String experiment) throws Exception {
        return stand.runs().finished(stand.runs().start(experiment));
    }

    private void baseline(Echo echo, Commit commit) throws Exception {
        for (int i = 0; i < STEPS; i++) {
            long began = System.nanoTime();
            echo.roundTrip();
            commit.once();
            bare.add(Duration.ofNanos(System.nanoTime() - began));
        }
    }

    private void take(List<RunEvent> events) {
        Instant dispatched = Instant.MAX;
        for (var event : events) {
            if (event instanceof RunEvent.StepDispatched(Instant at, var _)) {
                dispatched = at;
            } else if (event instanceof RunEvent.StepAnswered(Instant at, Report.Answer answer)) {
                if (!(answer instanceof Report.Succeeded succeeded)) {
                    throw new IllegalStateException("a step did not succeed: " + answer);
                }
                steps.add(Duration.between(dispatched, at)); // the next step is dispatched at that very instant
                there.add(Duration.between(dispatched, succeeded.started()));
                probe.add(Duration.between(succeeded.started(), succeeded.ended()));
                back.add(Duration.between(succeeded.ended(), at));
            }
        }
    }

    /** From the second answer on everything is as in any step. */
    private static List<RunEvent> eventsOfOneStep(List<RunEvent> events) {
        Instant second = events.stream()
                .filter(RunEvent.StepAnswered.class::isInstance)
                .map(RunEvent::at)
                .skip(1)
                .findFirst()
                .orElseThrow();
        return events.stream().filter(event -> event.at().equals(second)).toList();
    }

    private static Echo echo(Stand stand, List<RunEvent> events) {
        byte[] command = new byte[0];
        byte[] report = new byte[0];
        for (var event : eventsOfOneStep(events)) {
            if (event instanceof RunEvent.StepDispatched dispatched) {
                command = CommandCodec.toBytes(dispatched.command());
            } else if (event instanceof RunEvent.StepAnswered answered) {
                report = ReportCodec.toBytes(answered.answer());
            }
        }
        return new Echo(stand.kafka(), command, report);
    }

    private static void accept(ServerSocket open) {
        while (true) {
            try (var _ = open.accept()) {
                continue;
            } catch (java.io.IOException closed) {
                return;
            }
        }
    }

    private static String experiment(int port) {
        return """
                {"title": "Round trips", "description": "Many cheap steps, one after the other",
                 "targets": {"clusters": ["%s"]}, "method": [%s]}
                """.formatted(
                        Stand.CLUSTER,
                        IntStream.range(0, STEPS)
                                .mapToObj(step -> """
                                        {"type": "probe", "name": "connect-%d", "provider": {"type": "tcp", "func": "connect",
                                         "arguments": {"host": "127.0.0.1", "port": %d}}}""".formatted(step, port))
                                .collect(Collectors.joining(", ")));
    }
}
