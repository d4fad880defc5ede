package dev.squall.benchmarks;

import com.sun.net.httpserver.HttpServer;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.message.Report;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How long a fault stays after a metric shows that it does harm: from the instant at which the metric's value changes until the agent
 * has undone the fault and read the system again. The fault is a stopped process. The bound is the guard's interval, which is how old
 * a look at the metric may be, plus one record on the control topic.
 */
final class GuardReaction implements Benchmark {
    private static final Duration INTERVAL = Duration.ofMillis(250);
    private static final int REPETITIONS = 20;
    private static final int HOPS = 2_000;
    private static final long SEED = 20_260_101;

    private final AtomicBoolean breached = new AtomicBoolean();

    @Override
    public String name() {
        return "guard";
    }

    @Override
    public List<Line> measure(Place place) throws Exception {
        var reactions = new ArrayList<Duration>();
        var undoing = new ArrayList<Duration>();
        var hops = new ArrayList<Duration>();
        Process victim = new ProcessBuilder("sleep", "3600").start();
        HttpServer metrics = metrics();
        try (var stand = Stand.start(place);
                var echo = new Echo(stand.kafka(), new byte[300], new byte[300])) {
            Path pid = place.write("victim.pid", victim.pid() + "\n");
            var experiment = experiment(metrics.getAddress().getPort(), pid);
            var chance = new Random(SEED);
            reaction(stand, experiment, chance); // what is done for the first time takes its time
            for (int i = 0; i < REPETITIONS; i++) {
                var reaction = reaction(stand, experiment, chance);
                reactions.add(reaction.whole());
                undoing.add(reaction.undoing());
            }
            for (int i = 0; i < HOPS; i++) {
                echo.hop();
            }
            for (int i = 0; i < HOPS; i++) {
                hops.add(echo.hop());
            }
        } finally {
            metrics.stop(0);
            victim.destroyForcibly();
        }
        return lines(place, Samples.of(reactions), Samples.of(undoing), Samples.of(hops));
    }

    private static List<Line> lines(Place place, Samples reactions, Samples undoing, Samples hops) {
        place.say("breach visible to undone  " + reactions.quantiles());
        place.say("of it, undoing and looking " + undoing.quantiles());
        place.say("one control record        " + hops.quantiles());
        var bound = INTERVAL.plus(hops.median());
        return List.of(
                new Line.Ratio("breach to undone, p50", reactions.median(), "interval + hop", bound, 1.2),
                new Line.Ratio("breach to undone, longest", reactions.at(1), "interval + hop", bound, 1.2));
    }

    /** @param whole from the change of the metric until the fault was verified gone */
    private record Reaction(Duration whole, Duration undoing) {}

    private Reaction reaction(Stand stand, String experiment, Random chance) throws Exception {
        breached.set(false);
        String run = stand.runs().start(experiment);
        stand.runs().await(run, "step-answered", GuardReaction::injects);
        Thread.sleep(INTERVAL.plusNanos(chance.nextLong(INTERVAL.toNanos()))); // anywhere between two looks
        Instant changed = Instant.now();
        breached.set(true);
        for (var event : stand.runs().finished(run)) {
            if (event instanceof RunEvent.FaultRecovered(var _, Report.Recovered report)) {
                return new Reaction(
                        Duration.between(changed, report.ended()), Duration.between(report.started(), report.ended()));
            }
        }
        throw new IllegalStateException("the fault of " + run + " was not recovered");
    }

    private static boolean injects(RunEvent event) {
        if (event instanceof RunEvent.StepAnswered(var _, Report.Answer answer)) {
            if (answer instanceof Report.Refused || answer instanceof Report.Failed) {
                throw new IllegalStateException("the fault is not there: " + answer);
            }
            return answer instanceof Report.Injected;
        }
        return false;
    }

    private HttpServer metrics() throws java.io.IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/metrics", exchange -> {
            byte[] text = ("harm " + (breached.get() ? 1 : 0) + "\n").getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static String experiment(int port, Path pid) {
        return """
                {"title": "Guard", "description": "A guard undoes a fault", "targets": {"clusters": ["%s"]},
                 "guards": [{"name": "harm", "abort-when": "> 0", "interval": "%dms",
                   "source": {"type": "prometheus", "func": "metric",
                              "arguments": {"url": "http://127.0.0.1:%d/metrics", "metric": "harm"}}}],
                 "method": [{"type": "action", "name": "stop", "duration": "60s", "pauses": {"after": 60},
                   "provider": {"type": "signal", "func": "stop", "arguments": {"pid-file": "%s"}}}]}
                """.formatted(Stand.CLUSTER, INTERVAL.toMillis(), port, pid);
    }
}
