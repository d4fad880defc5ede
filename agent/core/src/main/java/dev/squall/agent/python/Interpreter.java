package dev.squall.agent.python;

import dev.squall.agent.program.ProgramArguments;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** The program that Python functions run in. Finding it runs nothing: it costs a look at a few directories. */
public record Interpreter(Path program) {
    /** Names it: a path, or a name to be looked up on the PATH. */
    public static final String VARIABLE = "SQUALL_PYTHON";

    private static final String STANDARD = "python3";

    /** What the variable names, and nothing else when that is none; without the variable {@code python3} on the PATH. */
    public static Optional<Interpreter> find(Function<String, Optional<String>> environment) {
        String name =
                environment.apply(VARIABLE).filter(named -> !named.isBlank()).orElse(STANDARD);
        return ProgramArguments.find(name, environment)
                .map(Path::of)
                .map(Path::toAbsolutePath)
                .map(Interpreter::new);
    }
}
