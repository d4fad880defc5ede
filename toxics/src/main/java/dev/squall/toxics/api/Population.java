package dev.squall.toxics.api;

import dev.squall.toxics.json.JsonReader;
import dev.squall.toxics.json.Reading;
import dev.squall.toxics.json.Supply;
import dev.squall.toxics.proxy.Answer;
import dev.squall.toxics.proxy.NewProxy;
import dev.squall.toxics.proxy.Proxies;
import dev.squall.toxics.proxy.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Proxies from a text that did not come over HTTP: a configuration file. */
public final class Population {
    private Population() {}

    /** How many proxies there are of it now; those before the first that cannot be had stay. */
    public static Answer<Integer> of(String json, Proxies proxies) {
        return switch (ProxyDocuments.list(JsonReader.read(Supply.of(json.getBytes(StandardCharsets.UTF_8))))) {
            case Reading.Wrong<List<NewProxy>>(String message) ->
                new Answer.Refused<>(new Refusal(Refusal.Kind.INVALID, message));
            case Reading.Good<List<NewProxy>>(var wanted) -> {
                var outcome = proxies.populate(wanted);
                yield outcome.refusal()
                        .<Answer<Integer>>map(Answer.Refused::new)
                        .orElseGet(() -> Answer.done(outcome.done().size()));
            }
        };
    }
}
