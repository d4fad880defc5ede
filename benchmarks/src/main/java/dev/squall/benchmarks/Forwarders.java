package dev.squall.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a server should wait for its sockets: one thread and a selector, or a thread for each direction, virtual or not. Bare forwarders,
 * each a process of its own, in turns; the medians of several rounds. docs/adr/0013 decides by this.
 */
final class Forwarders implements Benchmark {
    private static final int ROUNDS = 5;
    private static final Duration LENGTH = Duration.ofMillis(1500);

    @Override
    public String name() {
        return "forwarders";
    }

    /** A forwarder that runs. */
    private record Running(Process process, int port) implements AutoCloseable {
        @Override
        public void close() {
            process.destroy();
        }
    }

    private static Running start(String program, String... words) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                program));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader();
        return new Running(process, Integer.parseInt(output.readLine().strip()));
    }

    @Override
    public List<Line> measure(Place place) throws Exception {
        String blocking = BlockingForwarder.class.getName();
        String selecting = SelectingForwarder.class.getName();
        var lines = new ArrayList<Line>();
        try (var peers = new Peers()) {
            String echo = String.valueOf(peers.echo());
            String sink = String.valueOf(peers.sink());
            try (var selectingEcho = start(selecting, echo);
                    var virtualEcho = start(blocking, "virtual", echo);
                    var platformEcho = start(blocking, "platform", echo);
                    var selectingSink = start(selecting, sink);
                    var virtualSink = start(blocking, "virtual", sink);
                    var platformSink = start(blocking, "platform", sink)) {
                var micros = rounds(
                        place,
                        "us",
                        ports(peers.echo(), selectingEcho, virtualEcho, platformEcho),
                        port -> Load.roundTrips(port, 6000).median().toNanos() / 1e3);
                var exchanges = rounds(
                        place,
                        "exchanges/s",
                        ports(peers.echo(), selectingEcho, virtualEcho, platformEcho),
                        port -> Load.exchanges(port, 16, LENGTH));
                var throughput = rounds(
                        place,
                        "MB/s",
                        ports(peers.sink(), selectingSink, virtualSink, platformSink),
                        port -> Load.throughput(port, LENGTH));
                lines.add(added("selector: added to a round trip, p50", micros, "virtual"));
                lines.add(added("the same", micros, "platform"));
                lines.add(rate("selector: exchanges of 16 connections", "/s", exchanges));
                lines.add(rate("selector: throughput of one connection", "MB/s", throughput));
            }
        }
        return lines;
    }

    private static Map<String, Integer> ports(int direct, Running selecting, Running virtual, Running platform) {
        var ports = new LinkedHashMap<String, Integer>();
        ports.put("direct", direct);
        ports.put("selector", selecting.port);
        ports.put("virtual", virtual.port);
        ports.put("platform", platform.port);
        return ports;
    }

    /** What is measured at a port. */
    private interface Measure {
        double at(int port) throws IOException, InterruptedException;
    }

    private static Rounds rounds(Place place, String what, Map<String, Integer> ports, Measure measure)
            throws IOException, InterruptedException {
        var rounds = new Rounds();
        for (int round = 0; round <= ROUNDS; round++) {
            for (var port : ports.entrySet()) {
                double number = measure.at(port.getValue());
                if (round > 0) { // the first warms up
                    rounds.add(port.getKey(), number);
                }
            }
        }
        place.say(what + ": " + rounds);
        return rounds;
    }

    private static Line added(String what, Rounds micros, String against) {
        double direct = micros.median("direct");
        return new Line.Ratio(
                what,
                Duration.ofNanos((long) (1e3 * (micros.median("selector") - direct))),
                against + " threads",
                Duration.ofNanos((long) (1e3 * (micros.median(against) - direct))),
                1);
    }

    private static Line rate(String what, String unit, Rounds rates) {
        return new Line.Rate(what, rates.median("selector"), unit, "virtual threads", rates.median("virtual"), 1);
    }
}
