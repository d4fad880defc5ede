package dev.squall.coordinator.plan;

import dev.squall.model.experiment.Configuration;
import dev.squall.model.experiment.Guard;
import dev.squall.model.experiment.Hypothesis;
import dev.squall.model.experiment.Pauses.Pause;
import dev.squall.model.experiment.Provider;
import dev.squall.model.experiment.Step;
import dev.squall.model.experiment.Targets;
import dev.squall.model.journal.Plan;
import dev.squall.model.journal.Plan.Placement;
import dev.squall.model.json.Json;
import dev.squall.model.message.StepAddress;
import dev.squall.model.message.StepAddress.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers for what a run will do before it does anything: which agent carries out which step, out of which candidates,
 * or why it cannot be started at all. Pure: the seed decides every choice.
 */
public final class Planner {
    private final PlanRequest request;
    private final Placing placing;
    private final Map<StepAddress, Placement> placements = new LinkedHashMap<>();
    private final List<Planning.Problem> problems = new ArrayList<>();

    private Planner(PlanRequest request, Fleet fleet) {
        this.request = request;
        this.placing = new Placing(fleet, request.seed());
    }

    public static Planning plan(PlanRequest request, Fleet fleet) {
        return new Planner(request, fleet).plan();
    }

    private Planning plan() {
        var experiment = request.experiment();
        int dynamic = 0;
        for (var value : experiment.configuration().values().values()) {
            if (value instanceof Configuration.Value.Dynamic(Step probe)) {
                place(StepAddress.of(Stage.CONFIGURATION, dynamic++), probe, "configuration." + probe.name());
            }
        }
        placeAll(
                Stage.BEFORE,
                "steady-state-hypothesis.probes",
                experiment.hypothesis().map(Hypothesis::probes).orElse(List.of()));
        placeAll(Stage.METHOD, "method", experiment.method());
        placeAll(Stage.ROLLBACK, "rollbacks", experiment.rollbacks());
        for (int i = 0; i < experiment.guards().size(); i++) {
            placeGuard(i, experiment.guards().get(i));
        }
        if (!problems.isEmpty()) {
            return new Planning.Rejected(problems);
        }
        return new Planning.Planned(new Plan(
                request.run(), experiment, request.policy(), request.seed(), request.configuration(), placements));
    }

    private void placeAll(Stage stage, String path, List<Step> steps) {
        for (int i = 0; i < steps.size(); i++) {
            String at = path + "[" + i + "]";
            place(StepAddress.of(stage, i), steps.get(i), at);
            checkPause(steps.get(i).pauses().before(), at + ".pauses.before");
            checkPause(steps.get(i).pauses().after(), at + ".pauses.after");
        }
    }

    private void place(StepAddress address, Step step, String path) {
        var targets = step.targets().orElse(request.experiment().targets());
        place(address, step.provider(), targets, path);
    }

    private void place(StepAddress address, Provider provider, Targets targets, String path) {
        switch (placing.place(address, provider, targets)) {
            case Placing.Placed(Placement placement) -> placements.put(address, placement);
            case Placing.Nowhere(String reason) -> problems.add(new Planning.Problem(path, reason));
        }
    }

    private void placeGuard(int index, Guard guard) {
        String path = "guards[" + index + "]";
        GuardLimits.unsupported(guard).forEach(reason -> problems.add(new Planning.Problem(path, reason)));
        place(
                StepAddress.of(Stage.GUARD, index),
                guard.source(),
                request.experiment().targets().oneAgent(),
                path + ".source");
    }

    private void checkPause(Pause pause, String path) {
        if (pause instanceof Pause.Named(String name)) {
            boolean dynamic =
                    request.experiment().configuration().values().get(name) instanceof Configuration.Value.Dynamic;
            if (!dynamic && PauseLength.of(pause, request.configuration()).isEmpty()) {
                problems.add(new Planning.Problem(
                        path,
                        "'${" + name + "}' must stand for a number of seconds in the configuration, and it is "
                                + Optional.ofNullable(request.configuration().get(name))
                                        .map(Json::typeName)
                                        .orElse("not there")));
            }
        }
    }
}
