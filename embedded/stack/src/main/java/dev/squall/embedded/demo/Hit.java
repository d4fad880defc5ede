package dev.squall.embedded.demo;

import dev.squall.model.json.Json;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What faults and actions say of what they hit, in a few words. */
final class Hit {
    private Hit() {}

    /** Behind a colon; empty when there is nothing that a reader would look for. */
    static String words(Json output) {
        if (!(output instanceof Json.Mapping members)) {
            return "";
        }
        return items(members, "signalled") + items(members, "stopped") + toxics(members) + down(members);
    }

    /** What a reader of the result should know of a fault that has ended, such as that nothing ever met it. */
    static Optional<String> remark(Json evidence) {
        return evidence instanceof Json.Mapping members ? members.text("remark") : Optional.empty();
    }

    private static String items(Json.Mapping members, String key) {
        return mappings(members, key).map(Hit::process).collect(Collectors.joining());
    }

    private static String process(Json.Mapping process) {
        String hit = ": pid " + number(process, "pid");
        return process.get("replaced-by").isEmpty()
                ? hit
                : hit + " replaced by pid " + number(process, "replaced-by") + " after "
                        + number(process, "ready-after-seconds") + " s";
    }

    /** A fault gives the name of the proxy beside its toxics. */
    private static String toxics(Json.Mapping members) {
        return members.text("proxy")
                .map(proxy -> mappings(members, "toxics")
                        .map(toxic ->
                                ": toxic " + toxic.text("type").orElse("?") + attributes(toxic) + " on proxy " + proxy)
                        .collect(Collectors.joining()))
                .orElse("");
    }

    private static String attributes(Json.Mapping toxic) {
        return toxic.get("attributes").orElse(Json.NULL) instanceof Json.Mapping attributes
                ? attributes.members().keySet().stream()
                        .map(name -> name + " " + number(attributes, name))
                        .collect(Collectors.joining(", ", " (", ")"))
                : "";
    }

    private static String down(Json.Mapping members) {
        return members.get("enabled").equals(Optional.of(Json.of(false)))
                ? members.text("name")
                        .map(proxy -> ": proxy " + proxy + " is down")
                        .orElse("")
                : "";
    }

    private static Stream<Json.Mapping> mappings(Json.Mapping members, String key) {
        return members.member(key).items().stream()
                .flatMap(item -> item instanceof Json.Mapping one ? Stream.of(one) : Stream.empty());
    }

    private static String number(Json.Mapping members, String key) {
        return members.get(key).orElse(Json.NULL) instanceof Json.Number number
                ? number.value().toPlainString()
                : "?";
    }
}
