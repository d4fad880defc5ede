package dev.squall.agent.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The commands that are being carried out, by their ids, in the order they came, and the epoch each was sent in. */
final class Jobs {
    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private final Map<String, Long> epochs = new LinkedHashMap<>();

    void put(long epoch, Job job) {
        jobs.put(job.command(), job);
        epochs.put(job.command(), epoch);
    }

    @Nullable
    Job get(String command) {
        return jobs.get(command);
    }

    Collection<Job> all() {
        return jobs.values();
    }

    int size() {
        return jobs.size();
    }

    boolean isEmpty() {
        return jobs.isEmpty();
    }

    int probes() {
        int probes = 0;
        for (var job : jobs.values()) {
            probes += job instanceof ProbeJob ? 1 : 0;
        }
        return probes;
    }

    /** Those of a run that were sent in this epoch or before. */
    List<Job> of(String run, long epoch) {
        return jobs.values().stream()
                .filter(job -> job.run().equals(run))
                .filter(job -> epochs.getOrDefault(job.command(), 0L) <= epoch)
                .toList();
    }

    /** Takes out what is over. */
    List<Job> over() {
        var ended = new ArrayList<Job>();
        for (var each = jobs.values().iterator(); each.hasNext(); ) {
            var job = each.next();
            if (job.over()) {
                ended.add(job);
                each.remove();
                epochs.remove(job.command());
            }
        }
        return ended;
    }

    /** When one of them wants to be woken next. */
    Optional<Duration> due() {
        Duration next = null;
        for (var job : jobs.values()) {
            var due = job.due();
            next = due.isPresent() && (next == null || due.get().compareTo(next) < 0) ? due.get() : next;
        }
        return Optional.ofNullable(next);
    }
}
