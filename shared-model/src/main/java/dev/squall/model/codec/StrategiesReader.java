package dev.squall.model.codec;

import dev.squall.model.experiment.Strategies;
import dev.squall.model.experiment.Strategies.RollbackStrategy;
import dev.squall.model.grammar.ExperimentKeys;
import dev.squall.model.grammar.Words;
import dev.squall.model.json.Json;
import java.util.Optional;

/** Reads {@code runtime}: when the hypothesis is checked and when rollbacks run. */
final class StrategiesReader {
    private StrategiesReader() {}

    static Strategies read(Block experiment) {
        return experiment
                .mapping("runtime")
                .map(runtime -> {
                    runtime.refuseNothing("hypothesis", "rollbacks");
                    var strategies = new Strategies(
                            strategy(runtime, "hypothesis", ExperimentKeys.HYPOTHESIS_STRATEGIES), rollbacks(runtime));
                    runtime.warnUnknown();
                    return strategies;
                })
                .orElse(Strategies.UNSAID);
    }

    private static <S> Optional<S> strategy(Block runtime, String key, Words<S> words) {
        return runtime.mapping(key).flatMap(fields -> {
            boolean unknown = !runtime.findings().dialect().knowsSquall()
                    && written(fields)
                            .filter(word -> !words.meanings().containsKey(word))
                            .isPresent();
            var strategy = unknown ? Optional.<S>empty() : fields.word("strategy", words);
            fields.warnUnknown();
            return strategy;
        });
    }

    /** Any word, known or not. */
    private static Optional<String> written(Block fields) {
        return fields.any("strategy")
                .flatMap(word -> word instanceof Json.Text(String text) ? Optional.of(text) : Optional.empty());
    }

    /**
     * Chaos Toolkit runs a file with an unknown word here and never rolls back, so it is no problem; but nothing of ours is left
     * unrepaired for it.
     */
    private static Optional<RollbackStrategy> rollbacks(Block runtime) {
        var words = ExperimentKeys.ROLLBACK_STRATEGIES;
        var word = runtime.mapping("rollbacks").flatMap(fields -> written(fields));
        if (word.isPresent() && !words.meanings().containsKey(word.get())) {
            if (!runtime.findings().dialect().knowsSquall()) {
                return Optional.of(RollbackStrategy.NEVER);
            }
            runtime.findings()
                    .warn(
                            runtime.path("rollbacks.strategy"),
                            runtime.source(),
                            "'" + word.get() + "' is unknown, so the default counts",
                            "use one of " + String.join(", ", words.meanings().keySet()));
            return Optional.empty();
        }
        return strategy(runtime, "rollbacks", words);
    }
}
