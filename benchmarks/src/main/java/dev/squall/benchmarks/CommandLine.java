package dev.squall.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The wall time of {@code squall run} of a trivial experiment against {@code chaos run} of the same file, one after the other. */
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
            lines.add(compare(place, programs, "squall run, one process probe", process));
            lines.add(compare(place, programs, "squall run, one HTTP probe", http));
        }
        return lines;
    }

    private static Line compare(Place place, Programs programs, String what, Path file) throws Exception {
        var ours = new ArrayList<Duration>();
        var theirs = new ArrayList<Duration>();
        programs.squall(file, "squall.json");
        programs.chaos(file, "chaos.json");
        for (int round = 0; round < ROUNDS; round++) {
            ours.add(programs.squall(file, "squall.json"));
            theirs.add(programs.chaos(file, "chaos.json"));
        }
        var squall = Samples.of(ours);
        var chaos = Samples.of(theirs);
        place.say(what + ": squall " + squall.quantiles());
        place.say(what + ": chaos  " + chaos.quantiles());
        return new Line.Ratio(what, squall.median(), "chaos run", chaos.median(), 0.7);
    }
}
