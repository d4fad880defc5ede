package dev.squall.agent.program;

import dev.squall.agent.call.Arguments;
import dev.squall.agent.call.Habits;
import dev.squall.agent.call.Parameter;
import dev.squall.agent.call.Parameter.Kind;
import dev.squall.agent.call.Rejection;
import dev.squall.agent.call.Usage;
import dev.squall.agent.policy.Policy;
import dev.squall.model.json.Json;
import dev.squall.model.json.PythonValues;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes a command line of what the author wrote: {@code path}, looked up on the PATH, and {@code arguments}. A list is taken
 * as it is and no shell sees it; a mapping is written out as its keys and values; a text goes through {@code /bin/sh}
 * behind the path, which a node's policy has to allow.
 *
 * @param line  the program and its arguments
 * @param limit how long it may run
 */
public record ProgramArguments(String program, List<String> line, Optional<Duration> limit) {
    public static final Usage USAGE = Usage.of(
            "runs a program and gives status, stdout and stderr",
            Parameter.needed("path", Kind.TEXT, "the program, looked up on the PATH"),
            Parameter.optional("arguments", Kind.ANY, "a list, a mapping, or a text for the shell"),
            Parameter.optional("timeout", Kind.DURATION, "how long it may run; as long as the step unless given"));

    /** What Python makes of a program that is not there. */
    private static final String NOTHING = "None";

    public ProgramArguments {
        line = List.copyOf(line);
    }

    /** The command line, or why there is none. */
    public sealed interface Reading {
        record Allowed(ProgramArguments program) implements Reading {}

        record Rejected(Rejection rejection) implements Reading {}
    }

    /** @param environment where {@code PATH} is looked up */
    public static Reading read(
            Json.Mapping written, Policy policy, Function<String, Optional<String>> environment, Habits habits) {
        var arguments = new Arguments(written, USAGE);
        String path = arguments.text("path");
        Json given = arguments.any("arguments").orElse(Json.NULL);
        boolean over = habits.endsAtOnce()
                && arguments.any("timeout").orElse(Json.NULL) instanceof Json.Number seconds
                && seconds.value().signum() <= 0;
        Optional<Duration> limit = over ? Optional.of(Duration.ZERO) : arguments.duration("timeout");
        Optional<String> program = find(path, environment);
        boolean shell = given instanceof Json.Text;
        if (program.isEmpty() && !(shell && habits.runsUnknownPrograms())) {
            arguments.wrong("path", "must be a program of this node; '" + path + "' is none");
        }
        return arguments
                .problem()
                .or(() -> policy.objectionToProgram(path))
                .or(() -> shell ? policy.objectionToShell() : Optional.empty())
                .<Reading>map(Reading.Rejected::new)
                .orElseGet(() ->
                        new Reading.Allowed(new ProgramArguments(path, line(program.orElse(NOTHING), given), limit)));
    }

    private static List<String> line(String program, Json given) {
        return switch (given) {
            case Json.Text(String text) -> List.of("/bin/sh", "-c", program + " " + text);
            case Json.Array(var items) -> behind(program, items);
            case Json.Mapping(var members) -> {
                var flat = new ArrayList<Json>();
                members.forEach((key, value) -> {
                    flat.add(Json.of(key));
                    flat.add(value);
                });
                yield behind(program, flat);
            }
            case Json.Null() -> List.of(program);
            case Json.Bool _, Json.Number _ -> behind(program, List.of(given));
        };
    }

    /** Nothing and the empty text are left out, as the original does. */
    private static List<String> behind(String program, List<Json> items) {
        var line = new ArrayList<String>();
        line.add(program);
        items.stream()
                .filter(item -> !item.equals(Json.NULL))
                .map(PythonValues::text)
                .filter(text -> !text.isEmpty())
                .forEach(line::add);
        return line;
    }

    /** The program of that name on the PATH, or at that path. */
    public static Optional<String> find(String name, Function<String, Optional<String>> environment) {
        String path = environment.apply("PATH").orElse("/usr/local/bin:/usr/bin:/bin");
        try {
            if (name.contains(File.separator)) {
                return Optional.of(Path.of(name)).filter(ProgramArguments::runs).map(Path::toString);
            }
            for (String directory : path.split(File.pathSeparator, -1)) {
                Path candidate = Path.of(directory, name);
                if (!directory.isEmpty() && runs(candidate)) {
                    return Optional.of(candidate.toString());
                }
            }
            return Optional.empty();
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private static boolean runs(Path program) {
        return Files.isRegularFile(program) && Files.isExecutable(program);
    }
}
