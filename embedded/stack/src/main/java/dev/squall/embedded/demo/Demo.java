package dev.squall.embedded.demo;

import dev.squall.embedded.client.Api;
import dev.squall.embedded.client.RunFollower;
import dev.squall.model.codec.ExperimentReader;
import dev.squall.model.codec.Reading;
import dev.squall.model.experiment.Configuration;
import dev.squall.model.journal.Journal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs the demo's experiments one after the other on a stack that is up, tells them as they happen and sums them up. */
public final class Demo {
    private static final Duration LONGEST_RUN = Duration.ofMinutes(3);
    private static final Duration ABORT = Duration.ofSeconds(20);

    private final URI api;
    private final Calm calm;
    private final Map<String, String> environment;
    private final Path journals;
    private final Consumer<String> out;
    private final InstantSource clock;
    private volatile @Nullable String current;

    /**
     * @param api         of the coordinator
     * @param calm        before each experiment
     * @param environment what the experiments' configuration finds in its environment
     * @param journals    where the runs' journals are saved
     * @param out         hears each line
     */
    public Demo(
            URI api,
            Calm calm,
            Map<String, String> environment,
            Path journals,
            Consumer<String> out,
            InstantSource clock) {
        this.api = api;
        this.calm = calm;
        this.environment = Map.copyOf(environment);
        this.journals = journals;
        this.out = out;
        this.clock = clock;
    }

    /** True when every chapter ended as it should. */
    public boolean run(List<Chapter> chapters) throws IOException, InterruptedException {
        var endings = new ArrayList<Ending>();
        try (var coordinator = new Api(api)) {
            for (Chapter chapter : chapters) {
                endings.add(run(coordinator, chapter, endings.size() + 1, chapters.size()));
            }
        }
        sumUp(endings);
        return endings.stream().allMatch(Ending::asItShould);
    }

    private Ending run(Api coordinator, Chapter chapter, int number, int of) throws IOException, InterruptedException {
        out.accept("");
        out.accept("%d/%d %s: %s".formatted(number, of, chapter.name(), chapter.shows()));
        if (!calm.await()) {
            throw new IOException("the service does not come to rest");
        }
        String run = coordinator.start(Files.readString(chapter.file()), variables(chapter.file()));
        current = run;
        var events = new RunFollower(coordinator, run, new Narrator(out), clock).follow(LONGEST_RUN);
        current = null;
        var journal = Journal.of(events);
        StopParts.lines(journal.timings()).forEach(out);
        Path saved = Files.createDirectories(journals).resolve(chapter.name() + "-" + run + ".json");
        Files.writeString(saved, coordinator.journal(run));
        return Ending.of(chapter, journal, saved);
    }

    /** Asks for the end of what runs now, from another thread; returns once its faults are undone, or when that takes too long. */
    public void abort() throws IOException, InterruptedException {
        String run = current;
        if (run != null) {
            try (var coordinator = new Api(api)) {
                coordinator.abort(run, "the demo was interrupted");
                new RunFollower(coordinator, run, event -> {}, clock).follow(ABORT);
            }
        }
    }

    /** Only what an experiment declares may be given to it. */
    private Map<String, String> variables(Path file) throws IOException {
        if (!(ExperimentReader.read(file) instanceof Reading.Read read)) {
            throw new IOException(file + " is no experiment");
        }
        var variables = new TreeMap<String, String>();
        read.experiment().configuration().values().forEach((name, value) -> {
            if (value instanceof Configuration.Value.Environment variable && environment.containsKey(variable.key())) {
                variables.put(name, environment.get(variable.key()));
            }
        });
        return variables;
    }

    private void sumUp(List<Ending> endings) {
        out.accept("");
        for (Ending ending : endings) {
            out.accept("%-4s %-18s %-27s %s"
                    .formatted(
                            ending.asItShould() ? "ok" : "BAD",
                            ending.chapter().name(),
                            ending.word(),
                            ending.journal()));
            for (String difference : ending.differences()) {
                out.accept("     not as it should be: " + difference);
            }
        }
    }
}
