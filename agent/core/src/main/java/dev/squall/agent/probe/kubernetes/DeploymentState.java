package dev.squall.agent.probe.kubernetes;

import dev.squall.agent.call.Parameter;
import dev.squall.agent.call.Parameter.Kind;
import dev.squall.agent.call.Usage;
import dev.squall.model.json.Json;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a Deployment may be asked to be. The API server leaves a count out that is 0, and so a Deployment that was scaled to
 * nothing has all that it wants.
 */
enum DeploymentState {
    AVAILABLE_AND_HEALTHY(
            "deployment-available-and-healthy",
            "raise_on_unavailable",
            false,
            "has all replicas available",
            "has not all replicas available"),
    PARTIALLY_AVAILABLE(
            "deployment-partially-available",
            "raise_on_not_partially_available",
            false,
            "has a replica available",
            "has no replica available"),
    FULLY_AVAILABLE(
            "deployment-fully-available",
            "raise_on_not_fully_available",
            true,
            "has all replicas ready",
            "has not all replicas ready"),
    NOT_FULLY_AVAILABLE(
            "deployment-not-fully-available",
            "raise_on_fully_available",
            true,
            "has not all replicas ready",
            "has all replicas ready");

    private static final Parameter SELECTOR =
            Parameter.optional("label_selector", Kind.TEXT, "that it has to fit as well, with {name} for its name");
    private static final Parameter TIMEOUT = Parameter.optional("timeout", Kind.DURATION, "how long that may take")
            .or(Json.of(30));

    final String func;
    final String raiseArgument;
    final boolean awaited;
    final String does;
    final String otherwise;

    /**
     * @param awaited   whether it is waited for
     * @param does      what a Deployment does in this state
     * @param otherwise what a Deployment does that is not in this state
     */
    DeploymentState(String func, String raiseArgument, boolean awaited, String does, String otherwise) {
        this.func = func;
        this.raiseArgument = raiseArgument;
        this.awaited = awaited;
        this.does = does;
        this.otherwise = otherwise;
    }

    Usage usage() {
        var usage = Usage.of(
                        (awaited ? "waits until a Deployment " : "tells whether a Deployment ") + does,
                        Parameter.needed("name", Kind.TEXT, "the Deployment's name"))
                .and(Selection.NAMESPACE, SELECTOR, Asking.raise(raiseArgument));
        return awaited ? usage.and(TIMEOUT) : usage;
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
