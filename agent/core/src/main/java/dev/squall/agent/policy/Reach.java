package dev.squall.agent.policy;

import dev.squall.agent.call.Rejection;
import dev.squall.agent.fault.Plan;
import dev.squall.agent.fault.Target;
import dev.squall.model.experiment.BlastRadius;
import dev.squall.model.json.Json;
import java.util.List;
import java.util.Optional;

/**
 * Holds what an action has chosen to hit against the experiment's blast radius, before anything is hit. A percentage is of
 * the candidates that the action found, and never rounded up.
 */
public final class Reach {
    private Reach() {}

    public static Optional<Rejection> objectionTo(Plan.Ready plan, BlastRadius limit) {
        long pods =
                plan.targets().stream().filter(target -> has(target, "pod=")).count();
        long nodes = plan.targets().stream()
                .flatMap(target -> target.tags().stream())
                .filter(tag -> tag.startsWith("node="))
                .distinct()
                .count();
        return over("max-pods", pods, limit.maxPods())
                .or(() -> over("max-nodes", nodes, limit.maxNodes()))
                .or(() -> share(plan, limit))
                .or(() -> protectedBy(plan.targets(), limit.protect()));
    }

    private static boolean has(Target target, String kind) {
        return target.tags().stream().anyMatch(tag -> tag.startsWith(kind));
    }

    private static Optional<Rejection> over(String name, long hit, Optional<Integer> most) {
        return most.filter(value -> hit > value)
                .map(value -> Rejection.forbidden(
                        "it would hit " + hit + ", and the blast radius has " + name + ": " + value));
    }

    private static Optional<Rejection> share(Plan.Ready plan, BlastRadius limit) {
        int hit = plan.targets().size();
        int candidates = plan.data().get("candidates").orElse(Json.NULL) instanceof Json.Array(List<Json> all)
                ? all.size()
                : hit;
        return limit.maxPercent()
                .filter(percent -> hit * 100L > (long) percent * candidates)
                .map(percent -> Rejection.forbidden("it would hit " + hit + " of " + candidates
                        + ", and the blast radius has max-percent: " + percent));
    }

    private static Optional<Rejection> protectedBy(List<Target> targets, List<String> protect) {
        return targets.stream()
                .filter(target -> protect.stream()
                        .map(Pattern::of)
                        .anyMatch(pattern -> target.tags().stream().anyMatch(pattern::matches)))
                .findFirst()
                .map(target ->
                        Rejection.forbidden(target.identity() + " is protected by the experiment's blast radius"));
    }
}
