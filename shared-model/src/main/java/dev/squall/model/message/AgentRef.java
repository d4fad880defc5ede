package dev.squall.model.message;

import java.util.regex.Pattern;

/** One agent, by the cluster it says it belongs to and its own id. Both are lower-case names of at most 63 characters. */
public record AgentRef(String cluster, String agent) implements Comparable<AgentRef> {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9._-]{0,61}[a-z0-9])?");

    public AgentRef {
        require(cluster, "cluster");
        require(agent, "agent");
    }

    private static void require(String name, String what) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    what + " '" + name
                            + "' must be 1 to 63 lower-case letters, digits, '.', '_' or '-', beginning and ending with a letter or digit");
        }
    }

    @Override
    public int compareTo(AgentRef other) {
        int order = cluster.compareTo(other.cluster);
        return order != 0 ? order : agent.compareTo(other.agent);
    }

    @Override
    public String toString() {
        return cluster + "/" + agent;
    }
}
