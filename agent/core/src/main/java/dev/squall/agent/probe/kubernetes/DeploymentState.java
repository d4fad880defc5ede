package dev.squall.agent.probe.kubernetes;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a Deployment may be asked to be. The API server leaves a count out that is 0, and so a Deployment that was scaled to
 * nothing has all that it wants.
 */
enum DeploymentState {
    AVAILABLE_AND_HEALTHY(
            "deployment-available-and-healthy", "raise_on_unavailable", false, "has not all replicas available"),
    PARTIALLY_AVAILABLE(
            "deployment-partially-available", "raise_on_not_partially_available", false, "has no replica available"),
    FULLY_AVAILABLE("deployment-fully-available", "raise_on_not_fully_available", true, "has not all replicas ready"),
    NOT_FULLY_AVAILABLE("deployment-not-fully-available", "raise_on_fully_available", true, "has all replicas ready");

    final String func;
    final String raiseArgument;
    final boolean awaited;
    final String otherwise;

    /**
     * @param awaited   whether it is waited for
     * @param otherwise what a Deployment does that is not in this state
     */
    DeploymentState(String func, String raiseArgument, boolean awaited, String otherwise) {
        this.func = func;
        this.raiseArgument = raiseArgument;
        this.awaited = awaited;
        this.otherwise = otherwise;
    }

    boolean holds(Deployment deployment) {
        int wanted = Optional.ofNullable(deployment.getSpec().getReplicas()).orElse(1);
        var status = Optional.ofNullable(deployment.getStatus());
        int available = count(status.map(it -> it.getAvailableReplicas()).orElse(null));
        int ready = count(status.map(it -> it.getReadyReplicas()).orElse(null));
        return switch (this) {
            case AVAILABLE_AND_HEALTHY -> available == wanted;
            case PARTIALLY_AVAILABLE -> available >= 1;
            case FULLY_AVAILABLE -> ready == wanted;
            case NOT_FULLY_AVAILABLE -> ready != wanted;
        };
    }

    private static int count(@Nullable Integer replicas) {
        return replicas == null ? 0 : replicas;
    }
}
