package dev.squall.embedded;

import java.util.List;

/**
 * What a stack consists of.
 *
 * @param apiPort of the coordinator, when nobody else has it; else a free one, remembered
 * @param clusters one agent each
 * @param replicas of the orders service
 * @param traffic requests per second that each replica sends
 */
public record StackSettings(
        StateDirectory state,
        Applications applications,
        int apiPort,
        List<String> clusters,
        int replicas,
        int traffic) {
    public static final int USUAL_API_PORT = 8080;

    public StackSettings {
        clusters = List.copyOf(clusters);
        if (clusters.isEmpty() || replicas < 1) {
            throw new IllegalArgumentException("a stack has at least one cluster and one replica");
        }
    }

    public static StackSettings usual(StateDirectory state, Applications applications) {
        return new StackSettings(state, applications, USUAL_API_PORT, List.of("eu-1", "us-1"), 2, 10);
    }

    /** The id of a cluster's agent. */
    public static String agent(String cluster) {
        return "agent-" + cluster;
    }
}
