package dev.squall.agent.fault.toxic;

import dev.squall.agent.call.Arguments;
import dev.squall.agent.policy.Policy;
import java.util.Optional;
import java.util.function.Function;

/**
 * Values that an author leaves to the node: {@code env:REDIS_HOST}.
 *
 * @param policy      which variables may be given out
 * @param environment the agent's environment variables
 */
record EnvironmentValues(Policy policy, Function<String, Optional<String>> environment) {
    private static final String PREFIX = "env:";

    /** The text itself, or the variable that it names; what is wrong is kept by {@code arguments}. */
    String value(Arguments arguments, String argument, String text) {
        if (!text.startsWith(PREFIX)) {
            return text;
        }
        String name = text.substring(PREFIX.length());
        if (!policy.mayReadEnvironment(name)) {
            arguments.wrong(argument, "names " + name + ", which this node does not give out");
            return "";
        }
        Optional<String> value = environment.apply(name);
        if (value.isEmpty()) {
            arguments.wrong(argument, "names " + name + ", which is not set on this node");
        }
        return value.orElse("");
    }
}
