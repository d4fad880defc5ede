package dev.squall.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The wall time of {@code squall run} against {@code chaos run} of the same file, one after the other; and the most memory each had. */
final class CommandLine implements Benchmark {
    private static final int ROUNDS = 15;

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
            Path many = place.write("many.json", Experiments.http(target.url(), 200));
            lines.addAll(compare(place, programs, "squall run, one process probe", process, 0.4));
            lines.addAll(compare(place, programs, "squall run, one HTTP probe", http, 0.4));
            lines.addAll(compare(place, programs, "squall run, 200 HTTP probes", many, 0.5));
        }
        return lines;
    }

    private static List<Line> compare(Place place, Programs programs, String what, Path file, double goal)
            throws Exception {
        var ours = new ArrayList<Programs.Ended>();
        var theirs = new ArrayList<Programs.Ended>();
        for (int round = 0; round <= ROUNDS; round++) {
            ours.add(programs.squall(file, "squall.json"));
            theirs.add(programs.chaos(file, "chaos.json"));
        }
        var squall = walls(ours);
        var chaos = walls(theirs);
        place.say(what + ": squall " + squall.quantiles());
        place.say(what + ": chaos  " + chaos.quantiles());
        double least = megabytes(theirs);
        return List.of(
                new Line.Ratio(what, squall.median(), "chaos run", chaos.median(), goal),
                new Line.Size(what + ": memory", megabytes(ours), "chaos run: %.0f MB".formatted(least), 2 * least));
    }

    /** Without the first one, which is for warming up. */
    private static Samples walls(List<Programs.Ended> rounds) {
        return Samples.of(rounds.stream().skip(1).map(Programs.Ended::wall).toList());
    }

    private static double megabytes(List<Programs.Ended> rounds) {
        return rounds.stream().mapToLong(Programs.Ended::kilobytes).max().orElseThrow() / 1024.0;
    }
}
