package dev.squall.agent.python;

import dev.squall.agent.call.Arguments;
import dev.squall.agent.call.Habits;
import dev.squall.agent.call.Parameter;
import dev.squall.agent.call.Parameter.Kind;
import dev.squall.agent.call.Rejection;
import dev.squall.agent.call.Usage;
import dev.squall.model.json.Json;
import java.util.Optional;

/**
 * Reads the arguments of {@code python.call}: {@code module}, {@code func}, {@code arguments}, {@code configuration}, and
 * {@code secrets}, a mapping of values that is left out when the step names no group.
 */
public final class PythonArguments {
    public static final Usage USAGE = Usage.of(
            "calls a function of a Python module and gives what it returns",
            Parameter.needed("module", Kind.TEXT, "the module, such as chaosk8s.pod.actions"),
            Parameter.needed("func", Kind.TEXT, "the function's name"),
            Parameter.optional("arguments", Kind.MAPPING, "what it is given").or(Json.Mapping.EMPTY),
            Parameter.optional("configuration", Kind.MAPPING, "given to it by the agent if it takes it"),
            Parameter.optional("secrets", Kind.MAPPING, "groups of secrets that it is given"));

    private PythonArguments() {}

    /** The call, or why there is none. */
    public sealed interface Reading {
        record Allowed(PythonCall call) implements Reading {}

        record Rejected(Rejection rejection) implements Reading {}
    }

    public static Reading read(Json.Mapping written, PythonHost host, Habits habits) {
        var arguments = new Arguments(written, USAGE);
        Optional<Json.Mapping> secrets =
                arguments.any("secrets").isPresent() ? Optional.of(arguments.mapping("secrets")) : Optional.empty();
        var call = new PythonCall(
                arguments.text("module"),
                arguments.text("func"),
                arguments.mapping("arguments"),
                arguments.mapping("configuration"),
                secrets,
                habits.needsSignatures());
        return arguments
                .problem()
                .or(() -> host.objectionTo(call))
                .<Reading>map(Reading.Rejected::new)
                .orElseGet(() -> new Reading.Allowed(call));
    }
}
