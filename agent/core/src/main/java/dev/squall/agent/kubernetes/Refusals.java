package dev.squall.agent.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Optional;

/** What the API server's answers mean, in words. */
public final class Refusals {
    private static final int TOO_MANY_REQUESTS = 429;

    private Refusals() {}

    public static String words(KubernetesClientException refusal) {
        if (isSilence(refusal)) {
            return "the API server cannot be reached: "
                    + Optional.ofNullable(refusal.getCause())
                            .map(Throwable::getMessage)
                            .or(() -> Optional.ofNullable(refusal.getMessage()))
                            .orElse("no reason given");
        }
        return refusal.getCode() + ": "
                + Optional.ofNullable(refusal.getStatus())
                        .map(status -> status.getMessage())
                        .or(() -> Optional.ofNullable(refusal.getMessage()))
                        .orElse("no reason given");
    }

    /** Whether no answer came: what was asked for may have been done, or not. */
    public static boolean isSilence(KubernetesClientException refusal) {
        return refusal.getCode() <= 0;
    }

    /** Whether it is the answer of a PodDisruptionBudget and not of an overloaded server. */
    public static boolean isDisruptionBudget(KubernetesClientException refusal) {
        return refusal.getCode() == TOO_MANY_REQUESTS
                && Optional.ofNullable(refusal.getStatus())
                        .map(status -> status.getDetails())
                        .map(details -> details.getCauses())
                        .stream()
                        .flatMap(java.util.Collection::stream)
                        .anyMatch(cause -> "DisruptionBudget".equals(cause.getReason()));
    }
}
