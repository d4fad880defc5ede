package dev.squall.agent.probe.kubernetes;

import dev.squall.agent.call.Arguments;
import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.Usage;
import dev.squall.agent.kubernetes.KubernetesAccess;
import dev.squall.agent.probe.Observation;
import dev.squall.agent.probe.Prober;
import dev.squall.agent.probe.kubernetes.PodQuestions.Question;
import dev.squall.model.json.Json;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.function.Function;

/**
 * Lists pods once and answers one of the {@link PodQuestions} about them: Chaos Toolkit's {@code chaosk8s.pod.probes} by the
 * same names, with dashes. Needs the right to list pods.
 */
final class PodProbe implements Prober {
    private final KubernetesAccess access;
    private final String func;
    private final Usage usage;
    private final Function<Arguments, Question> read;

    private PodProbe(KubernetesAccess access, String func, Usage usage, Function<Arguments, Question> read) {
        this.access = access;
        this.func = func;
        this.usage = usage;
        this.read = read;
    }

    static List<Prober> all(KubernetesAccess access) {
        return List.of(
                new PodProbe(access, "pods-in-phase", PodQuestions.IN_PHASE, PodQuestions::inPhase),
                new PodProbe(access, "pods-not-in-phase", PodQuestions.NOT_IN_PHASE, PodQuestions::notInPhase),
                new PodProbe(access, "pods-in-conditions", PodQuestions.IN_CONDITIONS, PodQuestions::inConditions),
                new PodProbe(access, "pod-is-not-available", PodQuestions.NOT_AVAILABLE, PodQuestions::notAvailable),
                new PodProbe(access, "all-pods-healthy", PodQuestions.ALL_HEALTHY, PodQuestions::allHealthy),
                new PodProbe(access, "count-pods", PodQuestions.COUNT, PodQuestions::count),
                new PodProbe(access, "count-min-pods", PodQuestions.COUNT_MIN, PodQuestions::countMin));
    }

    @Override
    public String family() {
        return "kubernetes";
    }

    @Override
    public String func() {
        return func;
    }

    @Override
    public Usage usage() {
        return usage;
    }

    @Override
    public Observation observe(Json.Mapping written, CallContext context) throws InterruptedException {
        var arguments = new Arguments(written, usage);
        var question = read.apply(arguments);
        var problem = arguments.problem();
        return problem.isPresent()
                ? new Observation.Rejected(problem.get())
                : Asking.once(() -> question.answer().apply(pods(access, question.selection())));
    }

    static List<Pod> pods(KubernetesAccess access, Selection selection) {
        var pods = access.client().pods().inNamespace(selection.namespace());
        var listed = selection.written().isPresent()
                ? pods.withLabelSelector(selection.written().get()).list()
                : pods.list();
        return listed.getItems().stream().filter(selection::fits).toList();
    }
}
