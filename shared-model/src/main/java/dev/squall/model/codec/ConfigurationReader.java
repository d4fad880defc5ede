package dev.squall.model.codec;

import dev.squall.model.experiment.Configuration;
import dev.squall.model.experiment.Configuration.Value;
import dev.squall.model.grammar.ExperimentKeys;
import dev.squall.model.json.Json;
import java.util.LinkedHashMap;
import java.util.Optional;

/** Reads {@code configuration}: literals, variables of the environment, and probes. */
final class ConfigurationReader {
    private ConfigurationReader() {}

    static Configuration read(Block experiment, StepReader steps) {
        return experiment
                .mapping("configuration")
                .map(fields -> {
                    var values = new LinkedHashMap<String, Value>();
                    for (var member : fields.source().members().entrySet()) {
                        var entry = new Entry(fields.path(member.getKey()), member.getValue());
                        value(member.getKey(), entry, fields.findings(), steps)
                                .ifPresent(value -> values.put(member.getKey(), value));
                    }
                    return new Configuration(values);
                })
                .orElse(Configuration.EMPTY);
    }

    /** A mapping of any other type is a value like any other. */
    private static Optional<Value> value(String key, Entry entry, Findings findings, StepReader steps) {
        if (entry.value() instanceof Json.Mapping mapping) {
            var type = mapping.text("type").orElse("");
            if (type.equals("env")) {
                return environment(new Block(findings, entry.path(), mapping, ExperimentKeys.VARIABLE));
            }
            if (type.equals("probe")) {
                return steps.dynamic(entry, key).map(Value.Dynamic::new);
            }
        }
        return Optional.of(new Value.Literal(entry.value()));
    }

    private static Optional<Value> environment(Block fields) {
        var key = fields.requiredText("key", "write the name of the variable");
        var fallback = fields.has("default") ? fields.source().get("default") : Optional.<Json>empty();
        var type = fields.word("env_var_type", ExperimentKeys.VARIABLE_TYPES).orElse("str");
        fields.warnUnknown();
        return key.map(name -> new Value.Environment(name, fallback, type));
    }
}
