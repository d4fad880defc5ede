package dev.squall.model.codec;

import dev.squall.model.experiment.Experiment;
import dev.squall.model.json.Json;
import java.util.List;
import java.util.Optional;

/** What came of reading an experiment. */
public sealed interface Reading {
    record Read(Experiment experiment, List<Warning> warnings) implements Reading {
        public Read {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * @param problems never empty; in the order of the document as far as it could be read
     * @param source   what was parsed; empty when nothing could be
     */
    record Unreadable(List<Problem> problems, Optional<Json> source) implements Reading {
        public Unreadable {
            problems = List.copyOf(problems);
        }

        public Unreadable(List<Problem> problems) {
            this(problems, Optional.empty());
        }
    }
}
