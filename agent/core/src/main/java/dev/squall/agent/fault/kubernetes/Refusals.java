package dev.squall.agent.fault.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Optional;

/** What the API server's answers mean, in words. */
final class Refusals {
    static final int CONFLICT = 409;
    static final int NOT_FOUND = 404;
    static final int TOO_MANY_REQUESTS = 429;

    private Refusals() {}

    static String words(KubernetesClientException refusal) {
        String message = Optional.ofNullable(refusal.getStatus())
                .map(status -> status.getMessage())
                .or(() -> Optional.ofNullable(refusal.getMessage()))
                .orElse("no reason given");
        return refusal.getCode() == 0
                ? "the API server cannot be reached: " + message
                : refusal.getCode() + ": " + message;
    }

    /** Whether it is the answer of a PodDisruptionBudget and not of an overloaded server. */
    static boolean isDisruptionBudget(KubernetesClientException refusal) {
        return refusal.getCode() == TOO_MANY_REQUESTS
                && Optional.ofNullable(refusal.getStatus())
                        .map(status -> status.getDetails())
                        .map(details -> details.getCauses())
                        .stream()
                        .flatMap(java.util.Collection::stream)
                        .anyMatch(cause -> "DisruptionBudget".equals(cause.getReason()));
    }
}
