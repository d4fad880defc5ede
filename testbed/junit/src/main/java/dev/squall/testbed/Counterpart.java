package dev.squall.testbed;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The real programs that tests can ask for, each found through the environment variable that {@code testbed/env} exports. */
public enum Counterpart {
    KUBERNETES("SQUALL_TESTBED_KUBECONFIG", "a Kubernetes API"),
    PROMETHEUS("SQUALL_TESTBED_PROMETHEUS", "Prometheus"),
    CHAOS_TOOLKIT("SQUALL_TESTBED_CHAOS", "Chaos Toolkit"),
    TOXIPROXY("SQUALL_TESTBED_TOXIPROXY", "Toxiproxy");

    private final String variable;
    private final String shown;

    Counterpart(String variable, String shown) {
        this.variable = variable;
        this.shown = shown;
    }

    /** What a test without this counterpart says about itself. */
    String missing(String test) {
        return "%s needs %s (%s): run testbed/env".formatted(test, shown, variable);
    }

    /**
     * The file that the environment, or a system property of the same name before it, names for this counterpart; empty when none is named.
     *
     * @throws IllegalStateException when it names a file that is not there: that is a broken testbed, not a missing one
     */
    Optional<Path> find() {
        String named = System.getProperty(variable, System.getenv().getOrDefault(variable, ""));
        if (named.isBlank()) {
            return Optional.empty();
        }
        Path file = Path.of(named);
        if (!Files.isReadable(file)) {
            throw new IllegalStateException(
                    "%s names %s, which is not there: run testbed/env again".formatted(variable, file));
        }
        return Optional.of(file);
    }
}
