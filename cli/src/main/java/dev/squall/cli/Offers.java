package dev.squall.cli;

import dev.squall.model.codec.JsonDocumentReader;
import dev.squall.model.codec.Parsing;
import dev.squall.model.grammar.ProviderKeys;
import dev.squall.model.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** What {@code init} can put into an experiment: a few of Squall's own functions, and what a discovery found. */
record Offers(List<Offer> all) {
    /**
     * @param kind      probe or action
     * @param arguments what is asked for, with its default; {@link Json#NULL} for none
     * @param provider  the provider around the answers
     * @param flat      whether they stand in the provider itself and not under {@code arguments}
     * @param tolerance what a probe's output is, when all is well
     */
    record Offer(
            String kind,
            String name,
            LinkedHashMap<String, Json> arguments,
            Json.Mapping provider,
            boolean flat,
            Json tolerance) {}

    static Offers standard() {
        return new Offers(new ArrayList<>(List.of(
                new Offer(
                        "probe",
                        "an address answers",
                        of("url", Json.of("http://localhost:8080/")),
                        type("http"),
                        true,
                        Json.of(200)),
                new Offer(
                        "probe",
                        "a program succeeds",
                        of("path", Json.of("true"), "arguments", Json.NULL),
                        type("process"),
                        true,
                        Json.of(0)),
                new Offer(
                        "action",
                        "call an address",
                        of("url", Json.of("http://localhost:8080/"), "method", Json.of("POST")),
                        type("http"),
                        true,
                        Json.NULL),
                new Offer(
                        "action",
                        "run a program",
                        of("path", Json.of("true"), "arguments", Json.NULL),
                        type("process"),
                        true,
                        Json.NULL),
                new Offer(
                        "action",
                        "stop a process for a while",
                        of("name", Json.NULL, "pid-file", Json.NULL),
                        type("signal").with("func", Json.of("stop")),
                        false,
                        Json.NULL),
                new Offer(
                        "action",
                        "kill pods",
                        of("label_selector", Json.of("app=shop"), "ns", Json.of("default"), "qty", Json.of(1)),
                        type("kubernetes").with("func", Json.of("pod-kill")),
                        false,
                        Json.NULL))));
    }

    private static Json.Mapping type(String type) {
        return Json.mapping("type", Json.of(type));
    }

    private static LinkedHashMap<String, Json> of(Object... namesAndDefaults) {
        var arguments = new LinkedHashMap<String, Json>();
        for (int i = 0; i < namesAndDefaults.length; i += 2) {
            arguments.put((String) namesAndDefaults[i], (Json) namesAndDefaults[i + 1]);
        }
        return arguments;
    }

    List<Offer> of(String kind) {
        return all.stream().filter(offer -> offer.kind().equals(kind)).toList();
    }

    /** Adds the activities of a file that {@code discover} wrote. */
    void discovered(Path file) throws IOException {
        if (!(JsonDocumentReader.read(file.toString(), TextFile.read(file)) instanceof Parsing.Parsed parsed)
                || !(parsed.document().root() instanceof Json.Mapping outcome)
                || !(outcome.get("activities").orElse(Json.NULL) instanceof Json.Array(var activities))) {
            throw new IOException(file + ": is nothing that discover wrote: it has no list 'activities'");
        }
        for (var activity : activities) {
            if (activity instanceof Json.Mapping known
                    && known.text("mod").isPresent()
                    && known.text("name").isPresent()) {
                offer(known);
            }
        }
    }

    /** Of Squall's own, those that have a provider's shape of their own are offered already. */
    private void offer(Json.Mapping activity) {
        String func = activity.text("name").orElseThrow();
        var family = activity.text("family");
        if (family.isEmpty()) {
            String module = activity.text("mod").orElseThrow();
            all.add(found(
                    activity,
                    module + "." + func,
                    type("python").with("module", Json.of(module)).with("func", Json.of(func))));
        } else if (ProviderKeys.NATIVE.contains(family.get())) {
            all.add(found(
                    activity, family.get() + "." + func, type(family.get()).with("func", Json.of(func))));
        }
    }

    private static Offer found(Json.Mapping activity, String name, Json.Mapping provider) {
        var arguments = new LinkedHashMap<String, Json>();
        if (activity.get("arguments").orElse(Json.NULL) instanceof Json.Array(var declared)) {
            for (var argument : declared) {
                if (argument instanceof Json.Mapping known && known.text("name").isPresent()) {
                    arguments.put(known.text("name").get(), known.get("default").orElse(Json.NULL));
                }
            }
        }
        return new Offer(activity.text("type").orElse("action"), name, arguments, provider, false, Json.of(true));
    }
}
