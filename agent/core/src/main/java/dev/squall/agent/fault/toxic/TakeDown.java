package dev.squall.agent.fault.toxic;

import dev.squall.agent.call.Arguments;
import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.Parameter;
import dev.squall.agent.call.Parameter.Kind;
import dev.squall.agent.call.Usage;
import dev.squall.agent.fault.Injector;
import dev.squall.agent.fault.Plan;
import dev.squall.agent.toxiproxy.ToxiproxyAddress;
import dev.squall.agent.toxiproxy.ToxiproxyClient;
import dev.squall.agent.toxiproxy.ToxiproxyClient.Heard;
import dev.squall.model.json.Json;
import dev.squall.model.message.Recovery;
import java.util.List;
import java.util.Optional;

/**
 * {@code toxiproxy.down}: a proxy is disabled, so that its connections end and new ones are refused, until the fault ends.
 * Arguments: {@code url} (see {@link ToxiproxyAddress}) and {@code proxy}.
 */
final class TakeDown implements Injector {
    private static final Json NOTHING_KNOWN = Json.of("nothing says which proxy it was");

    private final String func;
    private final String argument;
    private final ToxiproxyClient client;
    private final boolean mayBeDown;
    private final Optional<Json> output;

    /**
     * @param argument  the name of the argument that names the proxy
     * @param mayBeDown whether a proxy that is down already is taken as it is, and left so
     * @param output    what the step gives when the proxy is down; without one, the proxy
     */
    TakeDown(String func, String argument, ToxiproxyClient client, boolean mayBeDown, Optional<Json> output) {
        this.func = func;
        this.argument = argument;
        this.client = client;
        this.mayBeDown = mayBeDown;
        this.output = output;
    }

    @Override
    public String family() {
        return "toxiproxy";
    }

    @Override
    public String func() {
        return func;
    }

    @Override
    public Usage usage() {
        return Usage.of(
                        "takes a proxy down: its connections end and new ones are refused",
                        ToxiproxyAddress.PARAMETER,
                        Parameter.needed(argument, Kind.TEXT, "the proxy's name"))
                .withConfiguration();
    }

    @Override
    public Plan plan(Json.Mapping written, CallContext context) throws InterruptedException {
        var arguments = new Arguments(written, usage());
        ToxiproxyAddress at = ToxiproxyAddress.read(arguments);
        String proxy = arguments.text(argument);
        var problem = arguments.problem();
        if (problem.isPresent()) {
            return new Plan.Rejected(problem.get());
        }
        return switch (SeenProxy.look(client, at, proxy)) {
            case SeenProxy.Missing(String reason) -> new Plan.Failed(reason);
            case SeenProxy.There there
            when !there.enabled() && !mayBeDown ->
                new Plan.Failed("proxy '" + proxy + "' at " + at + " is down as it is, by somebody else's doing");
            case SeenProxy.There there ->
                new Plan.Ready(
                        List.of(PlacedToxics.target(at, proxy, there.upstream())), new Downed(at, there).toJson());
        };
    }

    @Override
    public Injected inject(Json.Mapping data, CallContext context) throws InterruptedException {
        Downed downed = Downed.of(data).orElseThrow();
        return switch (enabled(downed, false)) {
            case Heard.Done(Json content) -> new Injected.InPlace(output.orElse(content));
            case Heard.Absent(String reason) -> new Injected.NotInPlace(reason);
            case Heard.Refused(int _, String reason) -> new Injected.NotInPlace("the server refuses: " + reason);
            case Heard.Silence(String reason) -> new Injected.NotInPlace(reason);
        };
    }

    private Heard enabled(Downed downed, boolean enabled) throws InterruptedException {
        return client.changeProxy(downed.at(), downed.before().name(), Json.mapping("enabled", Json.of(enabled)));
    }

    @Override
    public Undone recover(Json.Mapping data, CallContext context) throws InterruptedException {
        Optional<Downed> known = Downed.of(data);
        if (known.isEmpty()) {
            return new Undone.Gone(NOTHING_KNOWN);
        }
        Downed downed = known.get();
        Heard heard = client.proxy(downed.at(), downed.before().name());
        if (heard instanceof Heard.Done(Json now) && downed.isLeftDown(now)) {
            heard = enabled(downed, true);
        }
        return switch (heard) {
            case Heard.Done(Json content) -> new Undone.Gone(content);
            case Heard.Absent(String reason) -> new Undone.Gone(Json.of(reason));
            case Heard.Refused(int _, String reason) -> new Undone.StillThere("the server refuses: " + reason);
            case Heard.Silence(String reason) -> new Undone.StillThere(reason);
        };
    }

    @Override
    public Verification verify(Json.Mapping data, CallContext context) throws InterruptedException {
        Optional<Downed> known = Downed.of(data);
        if (known.isEmpty()) {
            return new Verification(Recovery.UNKNOWN, NOTHING_KNOWN);
        }
        Downed downed = known.get();
        return switch (client.proxy(downed.at(), downed.before().name())) {
            case Heard.Done(Json now) when SeenProxy.of(now).isEmpty() -> new Verification(Recovery.UNKNOWN, now);
            case Heard.Done(Json now) ->
                new Verification(downed.isLeftDown(now) ? Recovery.DIRTY : Recovery.CLEAN, now);
            case Heard.Absent(String reason) -> new Verification(Recovery.CLEAN, Json.of(reason));
            case Heard.Refused(int _, String reason) -> new Verification(Recovery.UNKNOWN, Json.of(reason));
            case Heard.Silence(String reason) -> new Verification(Recovery.UNKNOWN, Json.of(reason));
        };
    }
}
