package dev.squall.agent.fault.toxic;

import dev.squall.agent.call.Arguments;
import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.Usage;
import dev.squall.agent.fault.Effect;
import dev.squall.agent.fault.Plan;
import dev.squall.agent.fault.Target;
import dev.squall.agent.toxiproxy.ToxiproxyAddress;
import dev.squall.agent.toxiproxy.ToxiproxyClient;
import dev.squall.model.json.Json;
import java.util.List;

/** One of the {@link ProxyDeed}s: what prepares or repairs a server, happens once, and stays. */
final class ProxyAction implements Effect {
    private final ProxyDeed deed;
    private final ToxiproxyClient client;
    private final EnvironmentValues environment;

    ProxyAction(ProxyDeed deed, ToxiproxyClient client, EnvironmentValues environment) {
        this.deed = deed;
        this.client = client;
        this.environment = environment;
    }

    @Override
    public String family() {
        return "toxiproxy";
    }

    @Override
    public String func() {
        return deed.func();
    }

    @Override
    public Usage usage() {
        return deed.usage();
    }

    @Override
    public Plan plan(Json.Mapping written, CallContext context) throws InterruptedException {
        var arguments = new Arguments(written, deed.usage());
        ToxiproxyAddress at = ToxiproxyAddress.read(arguments);
        Json.Mapping data = deed.read(arguments, environment);
        var problem = arguments.problem();
        if (problem.isPresent()) {
            return new Plan.Rejected(problem.get());
        }
        return new Plan.Ready(List.of(target(at, data)), data.with("url", Json.of(at.toString())));
    }

    /** With the upstream of a proxy that is there, so that it can be protected by that as well. */
    private Target target(ToxiproxyAddress at, Json.Mapping data) throws InterruptedException {
        String proxy = data.text("proxy").orElse("");
        if (proxy.isEmpty()) {
            return new Target("all proxies at " + at, at.tags());
        }
        String wanted = data.get("body").orElse(Json.NULL) instanceof Json.Mapping body
                ? body.text("upstream").orElse("")
                : "";
        String upstream = deed.needsProxy() && SeenProxy.look(client, at, proxy) instanceof SeenProxy.There there
                ? there.upstream()
                : wanted;
        return PlacedToxics.target(at, proxy, upstream);
    }

    @Override
    public Outcome act(Json.Mapping data, CallContext context) throws InterruptedException {
        ToxiproxyAddress at = data.text("url").flatMap(ToxiproxyAddress::of).orElseThrow();
        return deed.outcome(deed.ask(client, at, data));
    }
}
