package dev.squall.coordinator.submit;

import dev.squall.model.codec.Document;
import dev.squall.model.experiment.Strategies.HypothesisStrategy;
import dev.squall.model.experiment.Strategies.RollbackStrategy;
import dev.squall.model.journal.RunPolicy.Dry;
import dev.squall.model.json.Json;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An experiment as somebody handed it in, and how they want it run. */
public record Submission(Document experiment, Options options) {
    /**
     * What is not said is decided by the experiment, then by Squall's safe defaults.
     *
     * @param variables values for names that the experiment's configuration declares
     * @param seed      decides every random choice; drawn, and shown in the journal, when it is not given
     * @param deadline  of the whole run up to its rollbacks
     * @param dry       what a rehearsal leaves out
     */
    public record Options(
            Map<String, Json> variables,
            Optional<Long> seed,
            Optional<HypothesisStrategy> hypothesis,
            Optional<RollbackStrategy> rollbacks,
            Optional<Duration> deadline,
            Dry dry) {
        public static final Options NONE =
                new Options(Map.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Dry.NONE);

        public Options {
            variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
        }
    }
}
