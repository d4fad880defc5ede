package dev.squall.model.codec;

import dev.squall.model.experiment.Secrets;
import dev.squall.model.experiment.Secrets.Secret;
import dev.squall.model.json.Json;
import dev.squall.model.message.Scope;
import java.util.Map;

/** What {@code ${name}} stands for, as it travels in commands: values, and where secrets are found. */
public final class ScopeCodec {
    private ScopeCodec() {}

    public static Json.Mapping write(Scope scope) {
        return new Members()
                .put("configuration", new Json.Mapping(scope.configuration()))
                .put("secrets", scope.secrets().groups(), ScopeCodec::group)
                .done();
    }

    private static Json group(Map<String, Secret> group) {
        var members = new Members();
        group.forEach((name, secret) -> members.put(name, write(secret)));
        return members.done();
    }

    private static Json write(Secret secret) {
        return switch (secret) {
            case Secret.Literal(var value) ->
                new Members().put("type", "literal").put("value", value).done();
            case Secret.Environment(String key) ->
                new Members().put("type", "env").put("key", key).done();
            case Secret.Vault(String path, var key) ->
                new Members()
                        .put("type", "vault")
                        .put("path", path)
                        .put("key", key, Json::of)
                        .done();
        };
    }

    static Scope read(Fields fields) {
        return new Scope(
                fields.mapping("configuration").members(),
                new Secrets(fields.fields("secrets").each(ScopeCodec::group)));
    }

    private static Map<String, Secret> group(Fields secrets, String name) {
        return secrets.fields(name).each((group, key) -> secret(group.fields(key)));
    }

    private static Secret secret(Fields fields) {
        return switch (fields.text("type")) {
            case "literal" -> new Secret.Literal(fields.any("value"));
            case "env" -> new Secret.Environment(fields.text("key"));
            case "vault" -> new Secret.Vault(fields.text("path"), fields.optional("key", Fields::text));
            default -> throw fields.unknown("type");
        };
    }
}
