package dev.squall.agent.probe.kubernetes;

import dev.squall.agent.call.Parameter;
import dev.squall.agent.call.Parameter.Kind;
import dev.squall.agent.kubernetes.Refusals;
import dev.squall.agent.probe.Observation;
import dev.squall.model.json.Json;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Optional;

/** How a question to the API server is answered: what it refuses, and what is not so, are observations as well. */
final class Asking {
    private Asking() {}

    /** May be broken off by an interrupt. */
    @FunctionalInterface
    interface Look {
        Observation at() throws InterruptedException;
    }

    static Observation once(Look look) throws InterruptedException {
        try {
            return look.at();
        } catch (KubernetesClientException refused) {
            // The client answers an interrupt with this, too.
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return new Observation.Unseen(Refusals.words(refused));
        }
    }

    static Parameter raise(String name) {
        return Parameter.optional(name, Kind.FLAG, "whether what is not so fails the probe, or gives false")
                .or(Json.of(true));
    }

    /**
     * @param objection why it is not so; empty when it is
     * @param raise     whether what is not so fails the probe, as in Chaos Toolkit it does unless told otherwise
     */
    static Observation answer(Optional<String> objection, boolean raise) {
        return raise && objection.isPresent()
                ? new Observation.Unseen(objection.get())
                : new Observation.Seen(Json.of(objection.isEmpty()));
    }
}
