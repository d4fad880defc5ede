package dev.squall.testbed;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The real programs that tests can ask for, each found through the environment variable that {@code testbed/env} exports. */
public enum Counterpart {
    KUBERNETES("SQUALL_TESTBED_KUBECONFIG", "a Kubernetes API"),
    PROMETHEUS("SQUALL_TESTBED_PROMETHEUS", "Prometheus"),
    CHAOS_TOOLKIT("SQUALL_TESTBED_CHAOS", "Chaos Toolkit"),
    TOXIPROXY("SQUALL_TESTBED_TOXIPROXY", "Toxiproxy"),
    /** Any Python 3, without packages. */
    PYTHON("SQUALL_PYTHON", "Python 3", "python3"),
    /** A Python with {@code testbed/python/requirements.txt}. */
    CHAOS_EXTENSIONS("SQUALL_TESTBED_PYTHON", "extensions of Chaos Toolkit");

    private final String variable;
    private final String shown;
    private final String program;

    Counterpart(String variable, String shown) {
        this(variable, shown, "");
    }

    /** @param program on the PATH that will do when the variable names nothing */
    Counterpart(String variable, String shown, String program) {
        this.variable = variable;
        this.shown = shown;
        this.program = program;
    }

    /** What a test without this counterpart says about itself. */
    String missing(String test) {
        return "%s needs %s (%s): %s"
                .formatted(
                        test,
                        shown,
                        variable,
                        program.isEmpty() ? "run testbed/env" : "put " + program + " on the PATH");
    }

    /**
     * The file that the environment, or a system property of the same name before it, names for this counterpart; empty when none is named.
     *
     * @throws IllegalStateException when it names a file that is not there: that is a broken testbed, not a missing one
     */
    Optional<Path> find() {
        String named = System.getProperty(variable, System.getenv().getOrDefault(variable, ""));
        if (named.isBlank()) {
            return program.isEmpty() ? Optional.empty() : onThePath();
        }
        Path file = Path.of(named);
        if (!Files.isReadable(file)) {
            throw new IllegalStateException(
                    "%s names %s, which is not there: run testbed/env again".formatted(variable, file));
        }
        return Optional.of(file);
    }

    private Optional<Path> onThePath() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
