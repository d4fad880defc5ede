package dev.squall.agent.fault.toxic;

import dev.squall.agent.toxiproxy.Toxic;
import dev.squall.agent.toxiproxy.ToxiproxyAddress;
import dev.squall.agent.toxiproxy.ToxiproxyClient;
import dev.squall.agent.toxiproxy.ToxiproxyClient.Heard;
import dev.squall.model.json.Json;
import java.util.List;
import java.util.Optional;

/** A proxy as it was found. */
sealed interface SeenProxy {
    record There(String name, String listen, String upstream, boolean enabled, List<Toxic> toxics)
            implements SeenProxy {
        public There {
            toxics = List.copyOf(toxics);
        }

        Optional<Toxic> toxic(String name) {
            return toxics.stream().filter(each -> each.name().equals(name)).findFirst();
        }
    }

    /** It cannot be hit; {@code reason} says why. */
    record Missing(String reason) implements SeenProxy {}

    static SeenProxy look(ToxiproxyClient client, ToxiproxyAddress at, String proxy) throws InterruptedException {
        return switch (client.proxy(at, proxy)) {
            case Heard.Done(Json content) ->
                of(content).<SeenProxy>map(there -> there).orElseGet(() -> new Missing(at + " shows no proxy"));
            case Heard.Absent _ -> new Missing("there is no proxy '" + proxy + "' at " + at);
            case Heard.Refused(int _, String reason) -> new Missing("the server at " + at + " refuses: " + reason);
            case Heard.Silence(String reason) -> new Missing("no Toxiproxy answers at " + at + ": " + reason);
        };
    }

    /** Empty when it is no proxy. */
    static Optional<There> of(Json content) {
        if (!(content instanceof Json.Mapping proxy)
                || !(proxy.get("enabled").orElse(Json.NULL) instanceof Json.Bool(boolean enabled))) {
            return Optional.empty();
        }
        List<Toxic> toxics = proxy.member("toxics").items().stream()
                .flatMap(item -> Toxic.of(item).stream())
                .toList();
        return proxy.text("name")
                .flatMap(name -> proxy.text("listen")
                        .flatMap(listen -> proxy.text("upstream")
                                .map(upstream -> new There(name, listen, upstream, enabled, toxics))));
    }
}
