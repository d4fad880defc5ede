package dev.squall.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** {@code benchmarks/run [NAME...]}: measures what is named, or everything, and prints a table. Its status says nothing about speed. */
public final class Main {
    private static final List<Benchmark> ALL = List.of(
            new CommandLine(),
            new HttpSteps(),
            new StepRoundTrip(),
            new GuardReaction(),
            new ToxicsServers(),
            new Forwarders(),
            new IdlePoints());

    private Main() {}

    public static void main(String[] names) throws Exception {
        System.setProperty("sun.net.httpserver.nodelay", "true"); // else every second answer waits 40 ms for nothing
        var chosen = ALL.stream()
                .filter(benchmark -> names.length == 0 || List.of(names).contains(benchmark.name()))
                .toList();
        if (chosen.isEmpty()) {
            System.err.println("there are: "
                    + String.join(" ", ALL.stream().map(Benchmark::name).toList()));
            System.exit(64);
        }
        var lines = new ArrayList<Line>();
        for (var benchmark : chosen) {
            lines.addAll(measured(benchmark));
        }
        System.out.println("\n| what | measured | against | ratio | goal | |\n|---|---|---|---|---|---|");
        lines.forEach(line -> System.out.println(line.row()));
        System.exit(0); // the broker's threads are not all daemons
    }

    private static List<Line> measured(Benchmark benchmark) throws IOException {
        System.out.println(benchmark.name() + " (load " + load() + ")");
        Path scratch = Files.createTempDirectory("squall-benchmark-");
        try {
            return benchmark.measure(new Place(Path.of(System.getProperty("squall.home", ".")), scratch, System.out));
        } catch (Exception failed) {
            failed.printStackTrace();
            return List.of(new Line.Left(benchmark.name(), String.valueOf(failed.getMessage())));
        } finally {
            System.out.println("  load afterwards " + load());
            delete(scratch);
        }
    }

    private static String load() {
        return "%.1f on %d cores"
                .formatted(
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                        Runtime.getRuntime().availableProcessors());
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
