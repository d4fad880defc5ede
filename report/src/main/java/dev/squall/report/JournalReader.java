package dev.squall.report;

import dev.squall.model.codec.JsonReader;
import dev.squall.model.codec.UnreadableMessage;
import dev.squall.model.json.Json;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads journals as Chaos Toolkit and Squall write them, of runs that are over and of runs that were cut off. */
final class JournalReader {
    private JournalReader() {}

    /** @throws UnreadableJournal saying what is wrong and what would be right */
    static Run read(String file, byte[] bytes) throws UnreadableJournal {
        Json root;
        try {
            root = JsonReader.parse(bytes);
        } catch (UnreadableMessage broken) {
            throw new UnreadableJournal(
                    file + ": " + broken.getMessage() + "; it must be a journal as run writes it, whole");
        }
        if (!(root instanceof Json.Mapping journal)) {
            throw new UnreadableJournal(file + ": is " + root.typeName() + ", and a journal is a mapping");
        }
        for (String key : List.of("experiment", "run")) {
            if (journal.get(key).isEmpty()) {
                throw new UnreadableJournal(
                        file + ": is no journal: it has no '" + key + "'; give what --journal-path wrote");
            }
        }
        return read(file, journal);
    }

    private static Run read(String file, Json.Mapping journal) {
        var squall = Nodes.mapping(journal, "squall");
        var experiment = Nodes.mapping(journal, "experiment");
        var ended = Nodes.time(journal, "end");
        var steps = new Steps(Nodes.list(squall, "steps"));
        var checks = checks(journal, steps);
        var method = steps.entries("method", Nodes.list(journal, "run"));
        var rollbacks = steps.entries("rollback", Nodes.list(journal, "rollbacks"));
        boolean own = !squall.isEmpty();
        String word = own ? Nodes.text(squall, "status") : Nodes.text(journal, "status");
        String status = ended.isEmpty() ? "unfinished" : word.isEmpty() ? "unknown" : Words.excerpt(word, 40);
        Mark verdict = own && ended.isPresent()
                ? Mark.of(Nodes.text(squall, "verdict"))
                : Verdicts.of(ended.isPresent(), Nodes.truth(journal, "deviated"), checks);
        return new Run(
                file,
                Words.excerpt(Nodes.shown(experiment.member("title")), 200),
                Words.excerpt(Nodes.shown(experiment.member("description")), 2_000),
                Words.excerpt(Nodes.text(squall, "run"), 100),
                own ? "Squall" : "Chaos Toolkit " + Words.excerpt(Nodes.text(journal, "chaoslib-version"), 40),
                Nodes.time(journal, "start"),
                ended,
                status,
                verdict,
                recovery(squall, ended.isPresent()),
                own && ended.isPresent()
                        ? Words.excerpt(Nodes.text(squall, "reason"), 1_000)
                        : Verdicts.reason(ended.isPresent(), checks, method),
                Words.excerpt(
                        Nodes.shown(Nodes.mapping(experiment, "steady-state-hypothesis")
                                .member("title")),
                        200),
                checks,
                method,
                rollbacks,
                Beyond.faults(squall),
                Beyond.guards(squall, experiment),
                Beyond.stops(squall),
                toRecover(squall));
    }

    private static Optional<Mark> recovery(Json.Mapping squall, boolean finished) {
        if (squall.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(finished ? Mark.of(Nodes.text(squall, "recovery")) : Mark.UNKNOWN);
    }

    private static Optional<Duration> toRecover(Json.Mapping squall) {
        try {
            return Optional.of(Duration.parse(Nodes.text(Nodes.mapping(squall, "timings"), "to-recover")));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static List<Run.Check> checks(Json.Mapping journal, Steps steps) {
        var states = Nodes.mapping(journal, "steady_states");
        var checks = new ArrayList<Run.Check>();
        check("before", states.member("before"), steps).forEach(checks::add);
        for (Json during : Nodes.list(states, "during")) {
            check("during", during, steps).forEach(checks::add);
        }
        check("after", states.member("after"), steps).forEach(checks::add);
        return checks;
    }

    private static Stream<Run.Check> check(String when, Json written, Steps steps) {
        if (!(written instanceof Json.Mapping check) || check.isEmpty()) {
            return Stream.empty();
        }
        var probes = steps.entries(when, Nodes.list(check, "probes"));
        boolean met = Nodes.truth(check, "steady_state_met");
        boolean doubt = !met
                && probes.stream().anyMatch(probe -> probe.mark() == Mark.UNKNOWN)
                && probes.stream().noneMatch(probe -> probe.mark() == Mark.BAD);
        return Stream.of(new Run.Check(when, met ? Mark.GOOD : doubt ? Mark.UNKNOWN : Mark.BAD, probes));
    }
}
