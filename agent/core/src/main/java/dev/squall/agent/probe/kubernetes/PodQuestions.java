package dev.squall.agent.probe.kubernetes;

import dev.squall.agent.call.Arguments;
import dev.squall.agent.call.Parameter;
import dev.squall.agent.call.Parameter.Kind;
import dev.squall.agent.call.Usage;
import dev.squall.agent.probe.Observation;
import dev.squall.model.json.Json;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What is asked about pods, as {@code chaosk8s.pod.probes} asks it. Answers are made from the listed pods alone. */
final class PodQuestions {
    private static final String RUNNING = "Running";
    private static final Parameter PHASE = Parameter.optional("phase", Kind.TEXT, "such as Pending or Succeeded")
            .or(Json.of(RUNNING));

    static final Usage IN_PHASE = Usage.of(
            "tells whether there are pods and all are in a phase",
            Selection.SELECTOR,
            PHASE,
            Selection.NAMESPACE,
            Asking.raise("raise_on_invalid_phase"));
    static final Usage NOT_IN_PHASE = Usage.of(
            "tells whether there are pods and none is in a phase",
            Selection.SELECTOR,
            PHASE,
            Selection.NAMESPACE,
            Asking.raise("raise_on_in_phase"));
    static final Usage IN_CONDITIONS = Usage.of(
            "tells whether there are pods and each has all the conditions",
            Selection.SELECTOR,
            Parameter.needed("conditions", Kind.LIST, "of {type, status}, such as {type: Ready, status: \"True\"}"),
            Selection.NAMESPACE,
            Asking.raise("raise_on_invalid_conditions"));
    static final Usage NOT_AVAILABLE = Usage.of("tells whether none of the pods is running")
            .and(Selection.BY_NAME)
            .and(Asking.raise("raise_on_is_available"));
    static final Usage ALL_HEALTHY = Usage.of(
            "tells whether every pod of a namespace is running or has succeeded",
            Selection.NAMESPACE,
            Asking.raise("raise_on_any_unhealthy"));
    static final Usage COUNT = Usage.of(
            "counts pods",
            Selection.SELECTOR,
            Parameter.optional("phase", Kind.TEXT, "the only one that counts; any without"),
            Selection.NAMESPACE);
    static final Usage COUNT_MIN = Usage.of(
            "tells whether there are so many pods",
            Selection.SELECTOR,
            PHASE,
            Parameter.optional("min_count", Kind.WHOLE, "how many at least").or(Json.of(2)),
            Selection.NAMESPACE);

    private PodQuestions() {}

    /** Which pods are listed, and what they answer. */
    record Question(Selection selection, Function<List<Pod>, Observation> answer) {}

    static Question inPhase(Arguments arguments) {
        var selection = Selection.read(arguments);
        String phase = arguments.text("phase");
        boolean raise = arguments.flag("raise_on_invalid_phase");
        return each(
                selection,
                raise,
                pod -> phaseOf(pod).equals(phase)
                        ? Optional.empty()
                        : Optional.of(nameOf(pod) + " is in phase '" + phaseOf(pod) + "' and not in '" + phase + "'"));
    }

    static Question notInPhase(Arguments arguments) {
        var selection = Selection.read(arguments);
        String phase = arguments.text("phase");
        boolean raise = arguments.flag("raise_on_in_phase");
        return each(
                selection,
                raise,
                pod -> phaseOf(pod).equals(phase)
                        ? Optional.of(nameOf(pod) + " is in phase '" + phase + "'")
                        : Optional.empty());
    }

    static Question inConditions(Arguments arguments) {
        var selection = Selection.read(arguments);
        var wanted = PodCondition.read(arguments);
        boolean raise = arguments.flag("raise_on_invalid_conditions");
        return each(
                selection,
                raise,
                pod -> wanted.stream()
                        .filter(condition -> !PodCondition.of(pod).contains(condition))
                        .findFirst()
                        .map(condition -> nameOf(pod) + " has no condition " + condition.words()));
    }

    static Question notAvailable(Arguments arguments) {
        var selection = Selection.named(arguments);
        boolean raise = arguments.flag("raise_on_is_available");
        return new Question(
                selection,
                pods -> Asking.answer(
                        pods.stream()
                                .filter(pod -> phaseOf(pod).equals(RUNNING))
                                .findFirst()
                                .map(pod -> nameOf(pod) + " is running"),
                        raise));
    }

    static Question allHealthy(Arguments arguments) {
        var selection = Selection.whole(arguments);
        boolean raise = arguments.flag("raise_on_any_unhealthy");
        var healthy = List.of(RUNNING, "Succeeded");
        return new Question(
                selection,
                pods -> Asking.answer(
                        pods.stream()
                                .filter(pod -> !healthy.contains(phaseOf(pod)))
                                .findFirst()
                                .map(pod -> nameOf(pod) + " is in phase '" + phaseOf(pod) + "'"),
                        raise));
    }

    static Question count(Arguments arguments) {
        var selection = Selection.read(arguments);
        Optional<String> phase = arguments.optionalText("phase");
        return new Question(selection, pods -> new Observation.Seen(Json.of(count(pods, phase))));
    }

    static Question countMin(Arguments arguments) {
        var selection = Selection.read(arguments);
        String phase = arguments.text("phase");
        int least = arguments.whole("min_count", 0, 1_000_000).orElse(0);
        return new Question(selection, pods -> new Observation.Seen(Json.of(count(pods, Optional.of(phase)) >= least)));
    }

    private static long count(List<Pod> pods, Optional<String> phase) {
        return pods.stream()
                .filter(pod -> phase.map(phaseOf(pod)::equals).orElse(true))
                .count();
    }

    /** Without any pod nothing is as it should be. */
    private static Question each(Selection selection, boolean raise, Function<Pod, Optional<String>> objection) {
        return new Question(
                selection,
                pods -> Asking.answer(
                        pods.isEmpty()
                                ? Optional.of("there is no pod in " + selection.words())
                                : pods.stream()
                                        .flatMap(pod -> objection.apply(pod).stream())
                                        .findFirst(),
                        raise));
    }

    private static String phaseOf(Pod pod) {
        return Optional.ofNullable(pod.getStatus())
                .map(status -> status.getPhase())
                .orElse("Unknown");
    }

    private static String nameOf(Pod pod) {
        return "pod '" + pod.getMetadata().getName() + "'";
    }
}
