package dev.squall.coordinator.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import java.util.Optional;
import java.util.Set;

/**
 * What can be set of a coordinator beyond what Quarkus itself has ({@code kafka.bootstrap.servers},
 * {@code quarkus.datasource.*}, {@code quarkus.http.*}). Each key is also an environment variable:
 * {@code squall.coordinator.id} is {@code SQUALL_COORDINATOR_ID}.
 */
@ConfigMapping(prefix = "squall")
public interface Settings {
    Coordinator coordinator();

    Configuration configuration();

    /** This coordinator among others. */
    interface Coordinator {
        /**
         * A name that stays the same when this coordinator is started again and that no other has. With it, a restart gets
         * its runs back at once instead of after 6 s. Default: none; a new name with each start.
         */
        Optional<String> id();
    }

    /** Values that experiments may take from this coordinator. */
    interface Configuration {
        /**
         * Names of environment variables that an experiment's {@code type: env} configuration may read here. Default: none;
         * such a value has to be passed with the run.
         */
        @WithName("environment")
        Optional<Set<String>> environment();
    }
}
