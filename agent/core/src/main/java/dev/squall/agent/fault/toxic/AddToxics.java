package dev.squall.agent.fault.toxic;

import dev.squall.agent.call.Arguments;
import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.Usage;
import dev.squall.agent.fault.Injector;
import dev.squall.agent.fault.Plan;
import dev.squall.agent.fault.toxic.PlacedToxics.One;
import dev.squall.agent.toxiproxy.Toxic;
import dev.squall.agent.toxiproxy.ToxiproxyClient;
import dev.squall.agent.toxiproxy.ToxiproxyClient.Heard;
import dev.squall.model.json.Json;
import dev.squall.model.message.Recovery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Toxics on one proxy until the fault ends: {@code toxiproxy.latency} and the other types, {@code toxiproxy.toxic} and
 * {@code toxiproxy.toxics}. Arguments are those of {@link ToxicArguments}.
 *
 * <p>A toxic that had the name before is changed in its place and changed back. New ones are made to end by themselves
 * {@link #LEASE} after the agent's last word, where the server can: ours does; Toxiproxy takes no notice.
 */
final class AddToxics implements Injector {
    /** As long as a new toxic outlives its agent at most. */
    static final Duration LEASE = Duration.ofSeconds(15);

    private static final int RENEWALS = 3;
    private static final String EXPIRY = "expires_in";

    private final String func;
    private final Usage usage;
    private final BiFunction<Arguments, String, ToxicArguments.Wanted> reader;
    private final ToxiproxyClient client;
    private final Claims claims;
    private final Duration lease;
    private final Optional<Json> output;

    /**
     * @param reader of arguments, and of the name for toxics that have none
     * @param claims those of all functions of the agent
     * @param output what the step gives when the toxics are in place; without one, these
     */
    AddToxics(
            String func,
            Usage usage,
            BiFunction<Arguments, String, ToxicArguments.Wanted> reader,
            ToxiproxyClient client,
            Claims claims,
            Duration lease,
            Optional<Json> output) {
        this.func = func;
        this.usage = usage;
        this.reader = reader;
        this.client = client;
        this.claims = claims;
        this.lease = lease;
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
        return usage;
    }

    @Override
    public Plan plan(Json.Mapping written, CallContext context) throws InterruptedException {
        var arguments = new Arguments(written, usage);
        ToxicArguments.Wanted wanted = reader.apply(arguments, ToxicNames.of(context.command()));
        var problem = arguments.problem();
        if (problem.isPresent()) {
            return new Plan.Rejected(problem.get());
        }
        return switch (SeenProxy.look(client, wanted.at(), wanted.proxy())) {
            case SeenProxy.Missing(String reason) -> new Plan.Failed(reason);
            case SeenProxy.There there -> planned(wanted, there);
        };
    }

    private static Plan planned(ToxicArguments.Wanted wanted, SeenProxy.There proxy) {
        var placed = new ArrayList<One>();
        for (Toxic toxic : wanted.toxics()) {
            Optional<Toxic> before = proxy.toxic(toxic.name());
            if (before.isPresent() && !(wanted.replaces() && before.get().isOfKind(toxic))) {
                return new Plan.Failed("proxy '" + wanted.proxy() + "' has a toxic '" + toxic.name() + "' already: "
                        + before.get().type() + " on the way " + before.get().stream());
            }
            placed.add(new One(before.map(there -> there.with(toxic)).orElse(toxic), before));
        }
        var data = new PlacedToxics(wanted.at(), wanted.proxy(), proxy.upstream(), placed);
        return new Plan.Ready(List.of(data.target()), data.toJson());
    }

    @Override
    public Injected inject(Json.Mapping data, CallContext context) throws InterruptedException {
        PlacedToxics placed = PlacedToxics.of(data).orElseThrow();
        var shown = new ArrayList<Json>();
        for (One one : placed.toxics()) {
            if (!claims.take(placed, one, context.command())) {
                return new Injected.NotInPlace("another fault of this agent has the toxic '"
                        + one.put().name() + "' of proxy '" + placed.proxy() + "'");
            }
            switch (put(placed, one)) {
                case Heard.Done(Json content) -> shown.add(content);
                case Heard.Absent(String reason) -> {
                    return new Injected.NotInPlace(reason);
                }
                case Heard.Refused(int _, String reason) -> {
                    return new Injected.NotInPlace(
                            "the server refuses " + one.put().name() + ": " + reason);
                }
                case Heard.Silence(String reason) -> {
                    return new Injected.NotInPlace(reason);
                }
            }
        }
        Json evidence = Json.mapping("proxy", Json.of(placed.proxy())).with("toxics", new Json.Array(shown));
        return new Injected.InPlace(output.orElse(evidence));
    }

    private Heard put(PlacedToxics placed, One one) throws InterruptedException {
        if (one.before().isEmpty()) {
            Json.Mapping toxic = one.put().toJson().with(EXPIRY, Json.of(lease.toMillis()));
            return client.addToxic(placed.at(), placed.proxy(), toxic);
        }
        Heard now = client.toxic(placed.at(), placed.proxy(), one.put().name());
        boolean untouched = now instanceof Heard.Done(Json content)
                && Toxic.of(content).filter(one.before().get()::does).isPresent();
        if (now instanceof Heard.Done && !untouched) {
            return new Heard.Refused(0, "somebody else has changed it meanwhile");
        }
        return untouched
                ? client.changeToxic(
                        placed.at(), placed.proxy(), one.put().name(), one.put().change())
                : now;
    }

    @Override
    public Optional<Duration> keeping() {
        return Optional.of(lease.dividedBy(RENEWALS));
    }

    /** Renews what shows that it expires. A change of anything makes Toxiproxy let go of held data, so it is not asked. */
    @Override
    public void keep(Json.Mapping data, CallContext context) throws InterruptedException {
        PlacedToxics placed = PlacedToxics.of(data).orElseThrow();
        for (One one : placed.toxics()) {
            if (one.before().isEmpty()
                    && client.toxic(placed.at(), placed.proxy(), one.put().name()) instanceof Heard.Done(Json now)
                    && now instanceof Json.Mapping toxic
                    && toxic.get(EXPIRY).isPresent()
                    && Toxic.of(toxic).filter(there -> there.does(one.put())).isPresent()) {
                var renewal = Json.mapping(EXPIRY, Json.of(lease.toMillis()));
                client.changeToxic(placed.at(), placed.proxy(), one.put().name(), renewal);
            }
        }
    }

    @Override
    public Undone recover(Json.Mapping data, CallContext context) throws InterruptedException {
        Optional<PlacedToxics> placed = PlacedToxics.of(data);
        if (placed.isEmpty()) {
            return new Undone.Gone(ToxicsUndo.NOTHING_KNOWN);
        }
        Undone undone = new ToxicsUndo(client, claims.own(placed.get(), context.command())).undo();
        if (undone instanceof Undone.Gone) {
            claims.release(placed.get(), context.command());
        }
        return undone;
    }

    @Override
    public Verification verify(Json.Mapping data, CallContext context) throws InterruptedException {
        Optional<PlacedToxics> placed = PlacedToxics.of(data);
        return placed.isPresent()
                ? new ToxicsUndo(client, claims.own(placed.get(), context.command())).verify()
                : new Verification(Recovery.UNKNOWN, ToxicsUndo.NOTHING_KNOWN);
    }
}
