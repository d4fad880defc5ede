package dev.squall.model.message;

import java.time.Duration;
import java.util.List;

/** The names and shapes of Squall's Kafka topics; deployments are checked against this. */
public final class Topics {
    public static final String REPORTS = "squall.reports";
    public static final String FLEET = "squall.fleet";
    public static final String JOURNAL = "squall.journal";
    public static final String DEAD_LETTERS = "squall.dead-letters";
    /** Partitions of a cluster's command topic; an agent reads the one its id hashes to. */
    public static final int COMMAND_PARTITIONS = 8;

    public static final int REPORT_PARTITIONS = 8;

    private Topics() {}

    /** A topic as it has to be created. */
    public record Topic(String name, int partitions, boolean compacted, Duration retention) {}

    public static String commands(String cluster) {
        return "squall.commands." + cluster;
    }

    public static String control(String cluster) {
        return "squall.control." + cluster;
    }

    /** The partition of its cluster's command topic that an agent reads and a coordinator writes to. */
    public static int commandPartition(String agent, int partitions) {
        return Math.floorMod(agent.hashCode(), partitions);
    }

    /** The partition of the reports' topic that everything about a run goes to: the one a keyed record lands in anyway. */
    public static int reportPartition(String run, int partitions) {
        return KeyHash.partition(run, partitions);
    }

    /** The topics that belong to one cluster. */
    public static List<Topic> ofCluster(String cluster) {
        return List.of(
                new Topic(commands(cluster), COMMAND_PARTITIONS, false, Duration.ofDays(1)),
                new Topic(control(cluster), 1, false, Duration.ofDays(1)));
    }

    /** The topics that all clusters share. */
    public static List<Topic> shared() {
        return List.of(
                new Topic(REPORTS, REPORT_PARTITIONS, false, Duration.ofDays(7)),
                new Topic(FLEET, 1, true, Duration.ofDays(7)),
                new Topic(JOURNAL, 1, false, Duration.ofDays(30)),
                new Topic(DEAD_LETTERS, 1, false, Duration.ofDays(30)));
    }
}
