package dev.squall.point.scope;

import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * What a framework knows of the calling thread and a plain library cannot. Implementations are found by {@link
 * ServiceLoader}, at the first hit that wants to know; without one there are no requests and every thread may wait.
 */
public interface Surroundings {

    /** The scope of the request that the caller works for; empty when it works for none, or the request names none. */
    Optional<String> requestScope();

    /** Whether the calling thread may be made to wait: false on an event loop, which everybody else would wait for. */
    boolean mayWait();

    /** Whether the calling thread may be made to wait, by all that know something of it. */
    static boolean callerMayWait() {
        return Known.ALL.stream().allMatch(Surroundings::mayWait);
    }

    /** Those that are there. */
    final class Known {
        private static final List<Surroundings> ALL = find();

        private Known() {}

        private static List<Surroundings> find() {
            try {
                return ServiceLoader.load(Surroundings.class, Surroundings.class.getClassLoader()).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList();
            } catch (ServiceConfigurationError e) {
                System.getLogger("dev.squall.point")
                        .log(System.Logger.Level.WARNING, "chaos points do without what is known of requests", e);
                return List.of();
            }
        }

        static Optional<String> requestScope() {
            return ALL.stream().flatMap(each -> each.requestScope().stream()).findFirst();
        }
    }
}
