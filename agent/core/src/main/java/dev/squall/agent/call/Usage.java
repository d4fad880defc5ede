package dev.squall.agent.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a function does and what it takes, as data: {@link Arguments} reads by it, and people are shown it.
 *
 * @param does       in one sentence, without its name
 * @param parameters in the order in which they are shown
 * @param configured whether, standing in for a function of Chaos Toolkit's, it is given the configuration as well
 */
public record Usage(String does, List<Parameter> parameters, boolean configured) {
    public Usage {
        parameters = List.copyOf(parameters);
    }

    public static Usage of(String does, Parameter... parameters) {
        return new Usage(does, List.of(parameters), false);
    }

    /** The same function by way of more arguments, which are shown behind. */
    public Usage and(List<Parameter> more) {
        var all = new ArrayList<>(parameters);
        all.addAll(more);
        return new Usage(does, all, configured);
    }

    public Usage and(Parameter... more) {
        return and(List.of(more));
    }

    /** That reads the configuration by {@link Arguments#configured}. */
    public Usage withConfiguration() {
        return new Usage(does, parameters, true);
    }

    Optional<Parameter> parameter(String name) {
        for (var parameter : parameters) {
            if (parameter.name().equals(name)) {
                return Optional.of(parameter);
            }
        }
        return Optional.empty();
    }

    List<String> names() {
        var names = new ArrayList<String>();
        for (var parameter : parameters) {
            names.add(parameter.name());
        }
        return names;
    }
}
