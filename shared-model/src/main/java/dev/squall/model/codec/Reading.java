package dev.squall.model.codec;

import dev.squall.model.experiment.Experiment;
import java.util.List;

/** What came of reading an experiment. */
public sealed interface Reading {
    record Read(Experiment experiment, List<Warning> warnings) implements Reading {
        public Read {
            warnings = List.copyOf(warnings);
        }
    }

    /** Never empty; in the order of the document as far as it could be read. */
    record Unreadable(List<Problem> problems) implements Reading {
        public Unreadable {
            problems = List.copyOf(problems);
        }
    }
}
