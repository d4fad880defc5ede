package dev.squall.agent.python;

import java.util.List;

/** What an extension tells of itself. */
public sealed interface PythonDiscovery {
    /** Its activities, in its order. */
    record Told(List<PythonFunction> activities) implements PythonDiscovery {
        public Told {
            activities = List.copyOf(activities);
        }
    }

    /** There is no such package, or it tells nothing; {@code detail} says which. */
    record Untold(String detail) implements PythonDiscovery {}
}
