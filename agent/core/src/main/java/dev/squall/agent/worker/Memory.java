package dev.squall.agent.worker;

import dev.squall.agent.ledger.Retention;
import dev.squall.model.message.Report;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What was answered to commands that are over, up to a number and an age: a duplicate gets the same again. */
final class Memory {
    private final Retention retention;
    private final Map<String, Finished> finished = new LinkedHashMap<>();

    private record Finished(String run, List<Report> reports, Instant at) {}

    Memory(Retention retention) {
        this.retention = retention;
    }

    void add(String command, String run, List<Report> reports, Instant now) {
        finished.remove(command);
        finished.put(command, new Finished(run, List.copyOf(reports), now));
        Instant oldest = now.minus(retention.age());
        var all = finished.values().iterator();
        while (all.hasNext()) {
            Finished first = all.next();
            if (finished.size() <= retention.finished() && first.at().isAfter(oldest)) {
                return;
            }
            all.remove();
        }
    }

    boolean knows(String command) {
        return finished.containsKey(command);
    }

    List<Report> reports(String command) {
        Finished known = finished.get(command);
        return known == null ? List.of() : known.reports();
    }

    Stream<Report> reportsOfRun(String run) {
        return finished.values().stream().filter(one -> one.run().equals(run)).flatMap(one -> one.reports().stream());
    }
}
