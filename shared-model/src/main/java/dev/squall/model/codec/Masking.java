package dev.squall.model.codec;

import dev.squall.model.experiment.Secrets;
import dev.squall.model.experiment.Secrets.Secret;
import dev.squall.model.journal.Plan;
import dev.squall.model.json.Json;
import dev.squall.model.message.Command;
import dev.squall.model.message.Scope;
import java.util.LinkedHashMap;
import java.util.Map;

/** Leaves out secrets that an author wrote into the file; where others are to be found stays. */
public final class Masking {
    static final Json MASK = Json.of("***");

    private Masking() {}

    /** The document with every secret masked that is no reference to somewhere else. */
    public static Json.Mapping experiment(Json.Mapping source) {
        return source.get("secrets")
                .map(secrets -> source.with("secrets", groups(secrets)))
                .orElse(source);
    }

    private static Json groups(Json groups) {
        return groups instanceof Json.Mapping(var members) ? each(members, Masking::group) : MASK;
    }

    private static Json group(Json group) {
        return group instanceof Json.Mapping(var members) ? each(members, Masking::secret) : MASK;
    }

    private static Json secret(Json secret) {
        boolean reference = secret instanceof Json.Mapping mapping
                && mapping.text("type")
                        .filter(type -> type.equals("env") || type.equals("vault"))
                        .isPresent();
        return reference ? secret : MASK;
    }

    private static Json each(Map<String, Json> members, java.util.function.UnaryOperator<Json> mask) {
        var masked = new LinkedHashMap<String, Json>();
        members.forEach((name, value) -> masked.put(name, mask.apply(value)));
        return new Json.Mapping(masked);
    }

    static Json.Mapping plan(Plan plan) {
        return PlanCodec.write(plan)
                .with("experiment", experiment(plan.experiment().source()));
    }

    static Json.Mapping command(Command command) {
        return CommandCodec.write(command).with("scope", ScopeCodec.write(scope(command.scope())));
    }

    private static Scope scope(Scope scope) {
        var groups = new LinkedHashMap<String, Map<String, Secret>>();
        scope.secrets().groups().forEach((name, group) -> {
            var masked = new LinkedHashMap<String, Secret>();
            group.forEach((key, secret) -> masked.put(key, masked(secret)));
            groups.put(name, masked);
        });
        return new Scope(scope.configuration(), new Secrets(groups));
    }

    private static Secret masked(Secret secret) {
        return switch (secret) {
            case Secret.Literal _ -> new Secret.Literal(MASK);
            case Secret.Environment _, Secret.Vault _ -> secret;
        };
    }
}
