package dev.squall.agent.probe.kubernetes;

import dev.squall.agent.call.Arguments;
import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.Parameter;
import dev.squall.agent.call.Parameter.Kind;
import dev.squall.agent.call.Usage;
import dev.squall.agent.probe.Observation;
import dev.squall.agent.probe.Prober;
import dev.squall.model.json.Json;
import dev.squall.model.tolerance.Judge;
import dev.squall.model.tolerance.Tolerance;
import dev.squall.model.tolerance.Verdict;
import java.util.Map;
import java.util.Optional;

/**
 * {@code kubernetes.should-be-found-in-logs}: whether a {@code pattern}, as Python writes it, is found in the logs that {@code
 * value} has by pod, in each of them or, with {@code all_containers: false}, in one. For tolerances: the judged probe's output,
 * that of {@link PodLogs}, is their {@code value}. Asks no API server.
 */
final class LogSearch implements Prober {
    private static final Usage USAGE = Usage.of(
            "tells whether a pattern is found in logs, for tolerances",
            Parameter.needed("pattern", Kind.TEXT, "a regular expression, as Python writes it"),
            Parameter.optional("all_containers", Kind.FLAG, "whether in each of the logs, or in one")
                    .or(Json.of(true)),
            Parameter.optional("value", Kind.MAPPING, "logs by pod; the judged probe's output"));

    @Override
    public String family() {
        return "kubernetes";
    }

    @Override
    public String func() {
        return "should-be-found-in-logs";
    }

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public Observation observe(Json.Mapping written, CallContext context) {
        var arguments = new Arguments(written, USAGE);
        String pattern = arguments.text("pattern");
        boolean everywhere = arguments.flag("all_containers");
        var logs = arguments.mapping("value");
        var problem = arguments.problem();
        if (problem.isPresent()) {
            return new Observation.Rejected(problem.get());
        }
        return logs.isEmpty()
                ? new Observation.Unseen("there are no logs to search")
                : search(pattern, everywhere, logs);
    }

    private static Observation search(String pattern, boolean everywhere, Json.Mapping logs) {
        int found = 0;
        for (var log : logs.members().entrySet()) {
            var judgement =
                    Judge.judge(new Tolerance.Regex(pattern, Optional.empty()), log.getValue(), Map.<String, Json>of());
            if (judgement.verdict() == Verdict.UNKNOWN) {
                return new Observation.Unseen("'" + log.getKey() + "': " + judgement.reason());
            }
            found += judgement.verdict() == Verdict.HELD ? 1 : 0;
        }
        return new Observation.Seen(Json.of(everywhere ? found == logs.members().size() : found > 0));
    }
}
