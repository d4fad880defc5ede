package dev.squall.coordinator.loop;

import dev.squall.model.message.Topics;
import java.util.HashSet;
import java.util.Set;

/** The partitions of the reports' topic that are this coordinator's, out of how many there are. */
record Partitions(Set<Integer> mine, int total) {
    static final Partitions NONE = new Partitions(Set.of(), Topics.REPORT_PARTITIONS);

    Partitions {
        mine = Set.copyOf(mine);
    }

    Partitions with(Set<Integer> more, int newTotal) {
        var all = new HashSet<>(mine);
        all.addAll(more);
        return new Partitions(all, newTotal);
    }

    Partitions without(Set<Integer> gone) {
        var rest = new HashSet<>(mine);
        rest.removeAll(gone);
        return new Partitions(rest, total);
    }

    boolean own(String run) {
        return mine.contains(of(run));
    }

    int of(String run) {
        return Topics.reportPartition(run, total);
    }
}
