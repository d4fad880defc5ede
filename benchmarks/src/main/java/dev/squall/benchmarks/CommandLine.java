package dev.squall.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The wall time of {@code squall run} against {@code chaos run} of the same file, one after the other; and the most memory each had. */
final class CommandLine implements Benchmark {
    private static final int ROUNDS = 15;
    private static final int LOOKS = 3;
    private static final int WARMING = 10_000;
    private static final double KILO = 1024;

    @Override
    public String name() {
        return "run";
    }

    @Override
    public List<Line> measure(Place place) throws Exception {
        var lines = new ArrayList<Line>();
        try (var target = new Target()) {
            Path process = place.write("process.json", Experiments.process());
            Path http = place.write("http.json", Experiments.http(target.url(), 1));
            var programs = Programs.prepared(place, process);
            if (programs.chaos().isEmpty()) {
                return List.of(new Line.Left("squall run", "Chaos Toolkit is not to be had here"));
            }
            // A cold server would be compiling itself on the processors that the programs are measured on.
            PlainRequests.inOwnProcess(place, target.url(), WARMING);
            Path many = place.write("many.json", Experiments.http(target.url(), 200));
            lines.addAll(compare(place, programs, "squall run, one process probe", process, 0.4));
            lines.addAll(compare(place, programs, "squall run, one HTTP probe", http, 0.4));
            lines.addAll(compare(place, programs, "squall run, 200 HTTP probes", many, 0.5));
        }
        return lines;
    }

    private static List<Line> compare(Place place, Programs programs, String what, Path file, double goal)
            throws Exception {
        var squallLine = programs.squall(file, "squall.json");
        var chaosLine = programs.chaos(file, "chaos.json");
        var ours = new ArrayList<Duration>();
        var theirs = new ArrayList<Duration>();
        for (int round = 0; round <= ROUNDS; round++) {
            ours.add(programs.wall(squallLine));
            theirs.add(programs.wall(chaosLine));
        }
        long most = 0;
        long least = 0;
        for (int look = 0; look < LOOKS; look++) {
            most = Math.max(most, programs.memory(squallLine));
            least = Math.max(least, programs.memory(chaosLine));
        }
        var squall = warm(ours);
        var chaos = warm(theirs);
        place.say(what + ": squall " + squall.quantiles());
        place.say(what + ": chaos  " + chaos.quantiles());
        return List.of(
                new Line.Ratio(what, squall.median(), "chaos run", chaos.median(), goal),
                new Line.Size(
                        what + ": memory",
                        most / KILO,
                        "chaos run: %.0f MB".formatted(least / KILO),
                        2 * least / KILO));
    }

    /** Without the first one, which is for warming up. */
    private static Samples warm(List<Duration> rounds) {
        return Samples.of(rounds.subList(1, rounds.size()));
    }
}
