package dev.squall.agent.python;

import dev.squall.model.json.Json;
import java.util.Optional;

/**
 * A parameter of a Python function.
 *
 * @param fallback its default; one that is no JSON as {@link PythonAnswer#UNSERIALISABLE}
 * @param type     its annotation as written, or what an extension tells of it; empty without one
 */
public record PythonParameter(String name, Optional<Json> fallback, String type) {
    public PythonParameter {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a parameter has a name");
        }
    }
}
