package dev.squall.agent.probe.kubernetes;

import dev.squall.agent.call.RealContext;
import dev.squall.agent.kubernetes.KubernetesAccess;
import dev.squall.agent.probe.Observation;
import dev.squall.model.codec.JsonReader;
import dev.squall.model.codec.JsonWriter;
import dev.squall.model.json.Json;
import java.nio.charset.StandardCharsets;

/** Asks one probe of the family and says in one line what came of it, for tables. */
final class ProbeBench {
    private ProbeBench() {}

    static String ask(KubernetesAccess access, String func, Json.Mapping arguments) throws InterruptedException {
        var prober = KubernetesProbes.all(access).stream()
                .filter(one -> one.func().equals(func))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no probe " + func));
        return switch (prober.observe(arguments, RealContext.of("run/method[0]/one/a"))) {
            case Observation.Seen(Json output) -> JsonWriter.write(output);
            case Observation.Unseen(var _, String reason, var _) -> "unseen: " + reason;
            case Observation.Rejected rejected ->
                "rejected: " + rejected.rejection().detail();
        };
    }

    /** As YAML's flow style would have it, with single quotes for double ones. */
    static Json.Mapping arguments(String written) {
        return (Json.Mapping) JsonReader.parse(written.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
