package dev.squall.agent.probe.kubernetes;

import dev.squall.agent.call.Arguments;
import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.Usage;
import dev.squall.agent.kubernetes.KubernetesAccess;
import dev.squall.agent.probe.Observation;
import dev.squall.agent.probe.Prober;
import dev.squall.model.experiment.Durations;
import dev.squall.model.json.Json;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Whether a Deployment is in a {@link DeploymentState}: Chaos Toolkit's {@code chaosk8s.deployment.probes} by the same names,
 * with dashes. Arguments: {@code name}, {@code ns} ({@code default}), {@code label_selector} that it has to fit as well, the
 * state's {@code raise_on_...}, and {@code timeout} (30 s) of a state that is waited for. Needs the right to get deployments.
 */
final class DeploymentProbe implements Prober {
    private static final Duration LOOK = Duration.ofMillis(250);

    private final KubernetesAccess access;
    private final DeploymentState state;

    private DeploymentProbe(KubernetesAccess access, DeploymentState state) {
        this.access = access;
        this.state = state;
    }

    static List<Prober> all(KubernetesAccess access) {
        return Arrays.stream(DeploymentState.values())
                .<Prober>map(state -> new DeploymentProbe(access, state))
                .toList();
    }

    @Override
    public String family() {
        return "kubernetes";
    }

    @Override
    public String func() {
        return state.func;
    }

    @Override
    public Usage usage() {
        return state.usage();
    }

    @Override
    public Observation observe(Json.Mapping written, CallContext context) throws InterruptedException {
        var arguments = new Arguments(written, usage());
        String name = arguments.text("name");
        var selection = Selection.of(arguments, name);
        boolean raise = arguments.flag(state.raiseArgument);
        Duration patience = state.awaited ? arguments.duration("timeout").orElse(Duration.ZERO) : Duration.ZERO;
        var problem = arguments.problem();
        return problem.isPresent()
                ? new Observation.Rejected(problem.get())
                : Asking.once(() -> Asking.answer(objection(name, selection, patience, context), raise));
    }

    private Optional<String> objection(String name, Selection selection, Duration patience, CallContext context)
            throws InterruptedException {
        Duration longest = context.timeout().minus(Duration.ofSeconds(1));
        var end = context.elapsed().elapsed().plus(patience.compareTo(longest) < 0 ? patience : longest);
        while (true) {
            var found = deployment(name, selection);
            if (found.map(state::holds).orElse(false)) {
                return Optional.empty();
            }
            if (context.elapsed().elapsed().compareTo(end) >= 0) {
                return Optional.of("deployment '" + name + "' "
                        + (found.isEmpty() ? "was not found in " + selection.words() : state.otherwise)
                        + (state.awaited ? ", within " + Durations.written(patience) : ""));
            }
            context.pause(LOOK);
        }
    }

    private Optional<Deployment> deployment(String name, Selection selection) {
        return Optional.ofNullable(access.client()
                        .apps()
                        .deployments()
                        .inNamespace(selection.namespace())
                        .withName(name)
                        .get())
                .filter(selection::fits);
    }
}
