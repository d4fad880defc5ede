package dev.squall.model.codec;

import dev.squall.model.experiment.Secrets;
import dev.squall.model.experiment.Secrets.Secret;
import dev.squall.model.grammar.ExperimentKeys;
import dev.squall.model.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code secrets}: groups of literals, variables of the environment, and entries of a vault. */
final class SecretsReader {
    private SecretsReader() {}

    static Secrets read(Block experiment) {
        return experiment
                .mapping("secrets")
                .map(fields -> {
                    var groups = new LinkedHashMap<String, Map<String, Secret>>();
                    for (var name : fields.source().members().keySet()) {
                        group(fields, name).ifPresent(group -> groups.put(name, group));
                    }
                    return new Secrets(groups);
                })
                .orElse(Secrets.EMPTY);
    }

    private static Optional<Map<String, Secret>> group(Block fields, String name) {
        var written = fields.any(name);
        if (!(written.orElse(Json.NULL) instanceof Json.Mapping mapping)) {
            return fields.wrong(
                    name,
                    written.orElse(fields.source()),
                    "secrets stand in groups",
                    "write a mapping of names under the group");
        }
        var group = new LinkedHashMap<String, Secret>();
        for (var member : mapping.members().entrySet()) {
            var path = fields.path(name) + '.' + member.getKey();
            secret(new Entry(path, member.getValue()), fields.findings())
                    .ifPresent(secret -> group.put(member.getKey(), secret));
        }
        return Optional.of(group);
    }

    private static Optional<Secret> secret(Entry entry, Findings findings) {
        if (!(entry.value() instanceof Json.Mapping mapping)) {
            return Optional.of(new Secret.Literal(entry.value()));
        }
        return switch (mapping.text("type").orElse("")) {
            case "env" -> {
                var fields = new Block(findings, entry.path(), mapping, ExperimentKeys.SECRET_VARIABLE);
                var key = fields.requiredText("key", "write the name of the variable");
                fields.warnUnknown();
                yield key.map(Secret.Environment::new);
            }
            case "vault" -> {
                var fields = new Block(findings, entry.path(), mapping, ExperimentKeys.VAULT);
                var path = fields.requiredText("path", "write the path in the vault");
                var key = fields.text("key");
                fields.warnUnknown();
                yield path.map(place -> new Secret.Vault(place, key));
            }
            default -> Optional.of(new Secret.Literal(mapping));
        };
    }
}
