package dev.squall.agent.fault.kubernetes;

import dev.squall.agent.call.CallContext;
import dev.squall.agent.fault.Effect.Outcome;
import dev.squall.agent.kubernetes.KubernetesAccess;
import dev.squall.agent.kubernetes.Refusals;
import dev.squall.model.codec.JsonWriter;
import dev.squall.model.json.Json;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Hits chosen pods one after the other, counts those that were really hit by their UIDs, and waits for what replaces them.
 * One that is refused makes the whole a failure that names what was hit and what was not.
 */
record OneByOne(String verb, Hit hit) {
    /** Hits one pod; tells why it was not hit. */
    interface Hit {
        Optional<String> on(PodRef pod);
    }

    Outcome act(KubernetesAccess access, Json.Mapping data, CallContext context) throws InterruptedException {
        var pods = PodRef.listOf(data);
        var done = new ArrayList<PodRef>();
        var refused = new ArrayList<Json>();
        try {
            var replacement = Replacement.watching(access.client(), context, pods);
            var since = context.elapsed().elapsed();
            for (var pod : pods) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                var refusal = hit.on(pod);
                if (refusal.isEmpty()) {
                    done.add(pod);
                } else {
                    refused.add(Json.of(pod.identity() + ": " + refusal.get()));
                }
            }
            var output = output(replacement.await(done, since), refused, data);
            return refused.isEmpty()
                    ? new Outcome.Done(output)
                    : new Outcome.Failed(
                            done.size() + " of " + pods.size() + " pods " + verb + "; " + JsonWriter.write(output));
        } catch (KubernetesClientException e) {
            return new Outcome.Failed(done.size() + " of " + pods.size() + " pods " + verb + "; " + Refusals.words(e));
        }
    }

    private Json output(List<Json> hitPods, List<Json> refused, Json.Mapping data) {
        var output = new LinkedHashMap<String, Json>();
        output.put(verb, new Json.Array(hitPods));
        if (!refused.isEmpty()) {
            output.put("refused", new Json.Array(refused));
        }
        output.put("candidates", data.get("candidates").orElse(Json.NULL));
        return new Json.Mapping(output);
    }
}
