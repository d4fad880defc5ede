package dev.squall.model.codec;

import dev.squall.model.experiment.Strategies;
import dev.squall.model.experiment.Strategies.HypothesisStrategy;
import dev.squall.model.experiment.Strategies.RollbackStrategy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code runtime}: when the hypothesis is checked and when rollbacks run. */
final class StrategiesReader {
    private StrategiesReader() {}

    static Strategies read(Block experiment) {
        return experiment
                .mapping("runtime")
                .map(runtime -> {
                    var hypothesis = new LinkedHashMap<String, HypothesisStrategy>();
                    for (var strategy : HypothesisStrategy.values()) {
                        hypothesis.put(strategy.word(), strategy);
                    }
                    var rollbacks = new LinkedHashMap<String, RollbackStrategy>();
                    for (var strategy : RollbackStrategy.values()) {
                        rollbacks.put(strategy.word(), strategy);
                    }
                    runtime.refuseNothing("hypothesis", "rollbacks");
                    var strategies =
                            new Strategies(strategy(runtime, "hypothesis", hypothesis), rollbacks(runtime, rollbacks));
                    runtime.warnUnknown();
                    return strategies;
                })
                .orElse(Strategies.UNSAID);
    }

    private static <S> Optional<S> strategy(Block runtime, String key, Map<String, S> words) {
        return runtime.mapping(key).flatMap(fields -> {
            boolean unknown = !runtime.findings().dialect().knowsSquall()
                    && fields.text("strategy")
                            .filter(word -> !words.containsKey(word))
                            .isPresent();
            var strategy = unknown ? Optional.<S>empty() : fields.word("strategy", words);
            fields.warnUnknown();
            return strategy;
        });
    }

    /**
     * Chaos Toolkit runs a file with an unknown word here and never rolls back, so it is no problem; but nothing of ours is left
     * unrepaired for it.
     */
    private static Optional<RollbackStrategy> rollbacks(Block runtime, Map<String, RollbackStrategy> words) {
        var word = runtime.mapping("rollbacks").flatMap(fields -> fields.text("strategy"));
        if (word.isPresent() && !words.containsKey(word.get())) {
            if (!runtime.findings().dialect().knowsSquall()) {
                return Optional.of(RollbackStrategy.NEVER);
            }
            runtime.findings()
                    .warn(
                            runtime.path("rollbacks.strategy"),
                            runtime.source(),
                            "'" + word.get() + "' is unknown, so the default counts",
                            "use one of " + String.join(", ", words.keySet()));
            return Optional.empty();
        }
        return strategy(runtime, "rollbacks", words);
    }
}
