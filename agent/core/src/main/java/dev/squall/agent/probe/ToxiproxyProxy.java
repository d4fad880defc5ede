package dev.squall.agent.probe;

import dev.squall.agent.call.Arguments;
import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.Parameter;
import dev.squall.agent.call.Parameter.Kind;
import dev.squall.agent.call.Usage;
import dev.squall.agent.toxiproxy.ToxiproxyAddress;
import dev.squall.agent.toxiproxy.ToxiproxyClient;
import dev.squall.agent.toxiproxy.ToxiproxyClient.Heard;
import dev.squall.model.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * {@code toxiproxy.proxy-exist} gives whether there is a proxy, {@code toxiproxy.proxy-attribute} one member of it, or nothing when
 * there is no such proxy: Chaos Toolkit's {@code chaostoxi.proxy.probes}. Arguments: {@code url} (see {@link ToxiproxyAddress}),
 * {@code proxy_name} and {@code attribute}.
 */
public final class ToxiproxyProxy implements Prober {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Parameter PROXY = Parameter.needed("proxy_name", Kind.TEXT, "the proxy's name");
    private static final Usage EXIST = Usage.of("tells whether there is a proxy", ToxiproxyAddress.PARAMETER, PROXY)
            .withConfiguration();
    private static final Usage ATTRIBUTE = Usage.of(
                    "gives one member of a proxy, or nothing when there is no such proxy",
                    ToxiproxyAddress.PARAMETER,
                    PROXY,
                    Parameter.needed("attribute", Kind.TEXT, "the member's name, such as upstream"))
            .withConfiguration();

    private final ToxiproxyClient client = new ToxiproxyClient(PATIENCE);
    private final boolean exists;

    private ToxiproxyProxy(boolean exists) {
        this.exists = exists;
    }

    public static List<Prober> all() {
        return List.of(new ToxiproxyProxy(true), new ToxiproxyProxy(false));
    }

    @Override
    public String family() {
        return "toxiproxy";
    }

    @Override
    public String func() {
        return exists ? "proxy-exist" : "proxy-attribute";
    }

    @Override
    public Usage usage() {
        return exists ? EXIST : ATTRIBUTE;
    }

    @Override
    public Observation observe(Json.Mapping written, CallContext context) throws InterruptedException {
        var arguments = new Arguments(written, usage());
        ToxiproxyAddress at = ToxiproxyAddress.read(arguments);
        String proxy = arguments.text("proxy_name");
        String attribute = exists ? "name" : arguments.text("attribute");
        var problem = arguments.problem();
        if (problem.isPresent()) {
            return new Observation.Rejected(problem.get());
        }
        return switch (client.proxy(at, proxy)) {
            case Heard.Done(Json content) -> seen(content, proxy, attribute);
            case Heard.Absent _ -> new Observation.Seen(exists ? Json.of(false) : Json.NULL);
            case Heard.Refused(int _, String reason) -> new Observation.Unseen("the server refuses: " + reason);
            case Heard.Silence(String reason) -> new Observation.Unseen(reason);
        };
    }

    private Observation seen(Json content, String proxy, String attribute) {
        Json.Mapping shown = content instanceof Json.Mapping mapping ? mapping : Json.Mapping.EMPTY;
        if (exists) {
            return new Observation.Seen(Json.of(shown.text("name").equals(Optional.of(proxy))));
        }
        return shown.get(attribute)
                .<Observation>map(Observation.Seen::new)
                .orElseGet(() -> new Observation.Unseen("proxy '" + proxy + "' has no '" + attribute + "'; it has "
                        + String.join(", ", shown.members().keySet())));
    }
}
