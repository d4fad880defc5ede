package dev.squall.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    private static Map<String, Measure> measures() {
        var measures = new LinkedHashMap<String, Measure>();
        measures.put("us", way -> micros(way.echo));
        measures.put("toxic us", way -> micros(way.toxicEcho));
        measures.put("late us", way -> micros(way.lateEcho, 200));
        measures.put("MB/s", way -> Load.throughput(way.sink, LENGTH));
        measures.put("toxic MB/s", way -> Load.throughput(way.toxicSink, LENGTH));
        measures.put("exchanges/s", way -> Load.exchanges(way.echo, 16, LENGTH));
        measures.put("connections/s", way -> Load.connections(way.echo, 8, LENGTH));
        return measures;
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
        var numbers = new LinkedHashMap<String, Map<String, Double>>();
        for (var measure : measures().entrySet()) {
            var rounds = new LinkedHashMap<String, List<Double>>();
            for (int round = 0; round <= ROUNDS; round++) {
                for (Way way : ways) {
                    double number = measure.getValue().of(way);
                    if (round > 0) { // the first warms up
                        rounds.computeIfAbsent(way.name, _ -> new ArrayList<>()).add(number);
                    }
                }
            }
            place.say("%s: %s".formatted(measure.getKey(), Rounds.shown(rounds)));
            numbers.put(measure.getKey(), Rounds.medians(rounds));
        }
        return List.of(
                added("toxics: added to a round trip, p50", numbers.get("us")),
                added("the same, through two toxics each way", numbers.get("toxic us")),
                rate("toxics: throughput of one connection", "MB/s", numbers.get("MB/s")),
                rate("the same, through two toxics", "MB/s", numbers.get("toxic MB/s")),
                rate("toxics: exchanges of 16 connections", "/s", numbers.get("exchanges/s")),
                rate("toxics: connections with one exchange", "/s", numbers.get("connections/s")),
                added("toxics: added by a latency of 5 ms, p50", numbers.get("late us")));
    }

    private static Line added(String what, Map<String, Double> micros) {
        double direct = micros.get("direct");
        return new Line.Ratio(
                what,
                Duration.ofNanos((long) (1e3 * (micros.get("squall") - direct))),
                "Toxiproxy",
                Duration.ofNanos((long) (1e3 * (micros.get("toxiproxy") - direct))),
                what.contains("5 ms") ? 1.05 : 0.8);
    }

    private static Line rate(String what, String unit, Map<String, Double> rates) {
        return new Line.Rate(what, rates.get("squall"), unit, "Toxiproxy", rates.get("toxiproxy"), 1.5);
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
