package dev.squall.coordinator.run;

import dev.squall.model.json.Json;
import java.util.Optional;

/**
 * What a configuration probe's output stands for: a program's stripped standard output when it exited with 0, the body of
 * an HTTP answer, and any other value itself.
 */
final class DynamicValue {
    private DynamicValue() {}

    static Optional<Json> of(Json output) {
        if (output instanceof Json.Mapping mapping && mapping.get("status").isPresent()) {
            var stdout = mapping.text("stdout");
            if (stdout.isPresent()) {
                boolean zero = mapping.get("status").orElse(Json.NULL) instanceof Json.Number status
                        && status.value().signum() == 0;
                return zero ? Optional.of(Json.of(stdout.get().strip())) : Optional.empty();
            }
            if (mapping.get("body").isPresent()) {
                return mapping.get("body");
            }
        }
        return Optional.of(output);
    }
}
