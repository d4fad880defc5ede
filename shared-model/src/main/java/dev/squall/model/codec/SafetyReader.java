package dev.squall.model.codec;

import dev.squall.model.experiment.Approval;
import dev.squall.model.experiment.BlastRadius;
import java.util.Optional;

/** Reads what keeps an experiment small: {@code blast-radius} and {@code approval}. */
final class SafetyReader {
    private SafetyReader() {}

    static Optional<BlastRadius> blastRadius(Block experiment) {
        return experiment.mapping("blast-radius").flatMap(fields -> {
            var pods = fields.integer("max-pods");
            var percent = fields.integer("max-percent");
            var nodes = fields.integer("max-nodes");
            var protect = fields.texts("protect");
            fields.warnUnknown();
            return fields.build(() -> new BlastRadius(pods, percent, nodes, protect));
        });
    }

    static Optional<Approval> approval(Block experiment) {
        return experiment.mapping("approval").flatMap(fields -> {
            var required = fields.integer("required");
            if (required.isEmpty()) {
                fields.missing("required", "write how many people must approve");
            }
            fields.warnUnknown();
            return required.flatMap(people -> fields.build(() -> new Approval(people)));
        });
    }
}
