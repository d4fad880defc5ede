package dev.squall.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Squall's toxics server against the real Toxiproxy: what data costs on its way through, with and without toxics, and what open
 * connections do. In each round the direct way, Toxiproxy and Squall take turns; of several rounds the median counts.
 */
final class ToxicsServers implements Benchmark {
    private static final int ROUNDS = 5;
    private static final int ROUND_TRIPS = 6000;
    private static final int OPEN = 1000;
    private static final Duration LENGTH = Duration.ofMillis(1500);
    private static final String[] CHAIN = {
        "{\"name\":\"up\",\"type\":\"noop\",\"stream\":\"upstream\"}",
        "{\"name\":\"down\",\"type\":\"noop\"}",
        "{\"name\":\"late\",\"type\":\"latency\",\"stream\":\"upstream\"}",
        "{\"name\":\"later\",\"type\":\"latency\"}"
    };
    private static final String LATE = "{\"type\":\"latency\",\"attributes\":{\"latency\":5}}";

    @Override
    public String name() {
        return "toxics";
    }

    /** One way to a server: the ports where it begins. */
    private record Way(String name, int echo, int sink, int toxicEcho, int toxicSink, int lateEcho) {
        static Way direct(Peers peers) {
            return new Way("direct", peers.echo(), peers.sink(), peers.echo(), peers.sink(), peers.echo());
        }

        static Way through(String name, ProxyProgram program, Peers peers) throws IOException {
            return new Way(
                    name,
                    program.proxy("echo", peers.echo()),
                    program.proxy("sink", peers.sink()),
                    program.proxy("toxic-echo", peers.echo(), CHAIN),
                    program.proxy("toxic-sink", peers.sink(), CHAIN),
                    program.proxy("late-echo", peers.echo(), LATE));
        }
    }

    /** Something that is measured: a number for each way. */
    private interface Measure {
        double of(Way way) throws IOException, InterruptedException;
    }

    private static double micros(int port) throws IOException {
        return micros(port, ROUND_TRIPS);
    }

    private static double micros(int port, int number) throws IOException {
        return Load.roundTrips(port, number).median().toNanos() / 1e3;
    }

    @Override
    public List<Line> measure(Place place) throws Exception {
        try (var peers = new Peers();
                var toxiproxy = ProxyProgram.toxiproxy(place);
                var squall = ProxyProgram.squall(place)) {
            double idle = squall.resident();
            var ways = List.of(
                    Way.direct(peers),
                    Way.through("toxiproxy", toxiproxy, peers),
                    Way.through("squall", squall, peers));
            var lines = new ArrayList<Line>();
            lines.addAll(memory(place, toxiproxy, squall, ways, idle));
            lines.addAll(0, speed(place, ways));
            return lines;
        }
    }

    private static List<Line> speed(Place place, List<Way> ways) throws Exception {
        return List.of(
                added("toxics: added to a round trip, p50", rounds(place, "us", ways, way -> micros(way.echo)), 0.8),
                added(
                        "the same, through two toxics each way",
                        rounds(place, "toxic us", ways, way -> micros(way.toxicEcho)),
                        0.8),
                rate(
                        "toxics: throughput of one connection",
                        "MB/s",
                        rounds(place, "MB/s", ways, way -> Load.throughput(way.sink, LENGTH))),
                rate(
                        "the same, through two toxics",
                        "MB/s",
                        rounds(place, "toxic MB/s", ways, way -> Load.throughput(way.toxicSink, LENGTH))),
                rate(
                        "toxics: exchanges of 16 connections",
                        "/s",
                        rounds(place, "exchanges/s", ways, way -> Load.exchanges(way.echo, 16, LENGTH))),
                rate(
                        "toxics: connections with one exchange",
                        "/s",
                        rounds(place, "connections/s", ways, way -> Load.connections(way.echo, 8, LENGTH))),
                added(
                        "toxics: added by a latency of 5 ms, p50",
                        rounds(place, "late us", ways, way -> micros(way.lateEcho, 200)),
                        1.05));
    }

    private static Rounds rounds(Place place, String what, List<Way> ways, Measure measure)
            throws IOException, InterruptedException {
        var rounds = new Rounds();
        for (int round = 0; round <= ROUNDS; round++) {
            for (Way way : ways) {
                double number = measure.of(way);
                if (round > 0) { // the first warms up
                    rounds.add(way.name, number);
                }
            }
        }
        place.say(what + ": " + rounds);
        return rounds;
    }

    private static Line added(String what, Rounds micros, double goal) {
        double direct = micros.median("direct");
        return new Line.Ratio(
                what,
                Duration.ofNanos((long) (1e3 * (micros.median("squall") - direct))),
                "Toxiproxy",
                Duration.ofNanos((long) (1e3 * (micros.median("toxiproxy") - direct))),
                goal);
    }

    private static Line rate(String what, String unit, Rounds rates) {
        return new Line.Rate(what, rates.median("squall"), unit, "Toxiproxy", rates.median("toxiproxy"), 1.5);
    }

    private static List<Line> memory(
            Place place, ProxyProgram toxiproxy, ProxyProgram squall, List<Way> ways, double idle) throws Exception {
        double before = toxiproxy.resident();
        var theirs = Load.open(ways.get(1).echo, OPEN);
        place.say("Toxiproxy: %.0f MB idle, %.0f MB with %d connections".formatted(before, toxiproxy.resident(), OPEN));
        var ours = Load.open(ways.get(2).echo, OPEN);
        double open = squall.resident();
        place.say("Squall: %.0f MB idle, %.0f MB with %d connections".formatted(idle, open, OPEN));
        for (var socket : theirs) {
            socket.close();
        }
        for (var socket : ours) {
            socket.close();
        }
        return List.of(new Line.Size("toxics: 1,000 open connections", open - idle, "more than idle", 100));
    }
}
