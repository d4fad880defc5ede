package dev.squall.agent.policy;

import java.util.Set;
import java.util.TreeSet;

/** The processes that no policy gives up: the first of the machine, this agent, and whatever it was started by. */
public final class OwnProcesses {
    private OwnProcesses() {}

    /** Tags for {@link Policy#protecting}. */
    public static Set<String> tags() {
        var tags = new TreeSet<String>();
        tags.add("pid=1");
        var process = java.util.Optional.of(ProcessHandle.current());
        while (process.isPresent()) {
            tags.add("pid=" + process.get().pid());
            process = process.get().parent();
        }
        return tags;
    }
}
