package dev.squall.model.codec;

import dev.squall.model.experiment.RecoveryCheck;
import java.time.Duration;
import java.util.Optional;

/** Reads {@code recovery}: how the hypothesis is checked after the rollbacks. */
final class RecoveryReader {
    private RecoveryReader() {}

    static Optional<RecoveryCheck> read(Block experiment) {
        return experiment.mapping("recovery").flatMap(fields -> {
            var within = fields.duration("within");
            var every = fields.duration("every").orElse(RecoveryCheck.DEFAULT_EVERY);
            var hold = fields.duration("hold").orElse(Duration.ZERO);
            fields.warnUnknown();
            if (within.isEmpty()) {
                fields.missing("within", "write how long it may take, such as 2m");
                return Optional.empty();
            }
            return fields.build(() -> new RecoveryCheck(within.get(), every, hold));
        });
    }
}
