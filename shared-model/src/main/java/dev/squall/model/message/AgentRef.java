package dev.squall.model.message;

/** One agent, by the cluster it says it belongs to and its own id. Both are lower-case names of at most 63 characters. */
public record AgentRef(String cluster, String agent) implements Comparable<AgentRef> {
    private static final int LONGEST = 63;

    public AgentRef {
        require(cluster, "cluster");
        require(agent, "agent");
    }

    private static void require(String name, String what) {
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    what + " '" + name
                            + "' must be 1 to 63 lower-case letters, digits, '.', '_' or '-', beginning and ending with a letter or digit");
        }
    }

    /** By hand, because every message names an agent. */
    private static boolean isName(String name) {
        int last = name.length() - 1;
        boolean good =
                last >= 0 && last < LONGEST && isLetterOrDigit(name.charAt(0)) && isLetterOrDigit(name.charAt(last));
        for (int i = 1; good && i < last; i++) {
            char c = name.charAt(i);
            good = isLetterOrDigit(c) || c == '.' || c == '_' || c == '-';
        }
        return good;
    }

    private static boolean isLetterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
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
