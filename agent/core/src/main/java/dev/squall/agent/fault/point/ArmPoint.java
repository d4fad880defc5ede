package dev.squall.agent.fault.point;

import dev.squall.agent.call.Arguments;
import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.Usage;
import dev.squall.agent.fault.Injector;
import dev.squall.agent.fault.Plan;
import dev.squall.agent.point.Grants;
import dev.squall.agent.point.PointClient;
import dev.squall.agent.point.PointClient.Heard;
import dev.squall.model.codec.JsonWriter;
import dev.squall.model.json.Json;
import dev.squall.model.message.Recovery;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/**
 * {@code chaos-point.fail} and {@code chaos-point.delay}: a named point of an application fails or slows down until the fault
 * ends. Arguments are those of {@link dev.squall.agent.point.PointAccess} and {@link OrderArguments}.
 *
 * <p>The fault covers what is armed at the point already, and taking it away gives that back. It lives in the application's
 * memory for {@link #LEASE}, renewed by this agent: with the process it is gone, and a while after the agent it is too.
 */
public final class ArmPoint implements Injector {
    /** As long as a fault outlives its agent at most. */
    static final Duration LEASE = Duration.ofSeconds(15);

    private static final String NOTHING_KNOWN = "nothing says what was armed where";
    private static final int RENEWALS = 3;
    private static final int ID_BYTES = 16;

    private final String func;
    private final Usage usage;
    private final BiFunction<Arguments, RandomGenerator, OrderArguments.Order> reader;
    private final Duration lease;
    private final PointClient client = new PointClient();

    private ArmPoint(
            String func,
            Usage usage,
            BiFunction<Arguments, RandomGenerator, OrderArguments.Order> reader,
            Duration lease) {
        this.func = func;
        this.usage = usage;
        this.reader = reader;
        this.lease = lease;
    }

    static ArmPoint fail(Duration lease) {
        return new ArmPoint("fail", OrderArguments.FAIL, OrderArguments::fail, lease);
    }

    static ArmPoint delay(Duration lease) {
        return new ArmPoint("delay", OrderArguments.DELAY, OrderArguments::delay, lease);
    }

    @Override
    public String family() {
        return "chaos-point";
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
        OrderArguments.Order order = reader.apply(arguments, context.random());
        var problem = arguments.problem();
        if (problem.isPresent()) {
            return new Plan.Rejected(problem.get());
        }
        return switch (Surveyed.of(client, order.access())) {
            case Surveyed.Nothing(String reason) -> new Plan.Failed(reason);
            case Surveyed.Found found -> planned(order, found, context);
        };
    }

    private Plan planned(OrderArguments.Order order, Surveyed.Found found, CallContext context) {
        String point = order.access().point();
        if (!order.pending() && !found.names().contains(point)) {
            return new Plan.Failed("the application at " + order.access().at() + " has no point '" + point
                    + "'; it has: " + found.shownNames()
                    + ". Say 'pending: true' to arm a point that is still to come");
        }
        String id = id(context.command());
        String text = new String(JsonWriter.writeBytes(order.toJson(lease)), StandardCharsets.UTF_8);
        var grants = Grants.of(order.access().token(), found.application(), id, text);
        var armed = new Armed(order.access().at(), found.application(), point, id, text, grants, found.armed());
        return new Plan.Ready(List.of(armed.target()), armed.toJson());
    }

    /** The same command is the same arming, however often it is sent. */
    private static String id(String command) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(command.getBytes(StandardCharsets.UTF_8));
            return "squall-" + HexFormat.of().formatHex(sum, 0, ID_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public Injected inject(Json.Mapping data, CallContext context) throws InterruptedException {
        Armed armed = Armed.of(data).orElseThrow();
        return switch (client.arm(armed.at(), armed.id(), armed.order(), armed.grants())) {
            case Heard.Silence(String reason) -> new Injected.NotInPlace(reason);
            case Heard.Answer answer
            when !answer.is(armed.application()) ->
                new Injected.NotInPlace(armed.application() + " is gone from " + armed.at());
            case Heard.Answer answer
            when answer.status() == 200 || answer.status() == 201 ->
                new Injected.InPlace(PointEvidence.inPlace(armed, answer.content()));
            case Heard.Answer answer -> new Injected.NotInPlace("the application refuses: " + answer.trouble());
        };
    }

    @Override
    public Optional<Duration> keeping() {
        return Optional.of(lease.dividedBy(RENEWALS));
    }

    @Override
    public void keep(Json.Mapping data, CallContext context) throws InterruptedException {
        Armed armed = Armed.of(data).orElseThrow();
        client.renew(armed.at(), armed.id(), lease, armed.grants());
    }

    @Override
    public Undone recover(Json.Mapping data, CallContext context) throws InterruptedException {
        Optional<Armed> known = Armed.of(data);
        if (known.isEmpty()) {
            return new Undone.Gone(PointEvidence.reason(NOTHING_KNOWN));
        }
        Armed armed = known.get();
        return switch (client.disarm(armed.at(), armed.id(), armed.grants())) {
            case Heard.Answer answer
            when answer.is(armed.application()) ->
                answer.status() == 200 || answer.status() == 404
                        ? new Undone.Gone(PointEvidence.counted(armed, answer.content()))
                        : new Undone.StillThere("the application refuses: " + answer.trouble());
            case Heard.Answer _ -> elsewhere(armed, "another program answers at " + armed.at());
            case Heard.Silence(String reason) -> elsewhere(armed, reason);
        };
    }

    private Undone elsewhere(Armed armed, String heard) throws InterruptedException {
        return client.isGone(armed.at(), armed.application())
                ? new Undone.Gone(PointEvidence.ended(armed))
                : new Undone.StillThere(heard);
    }

    @Override
    public Verification verify(Json.Mapping data, CallContext context) throws InterruptedException {
        Optional<Armed> known = Armed.of(data);
        if (known.isEmpty()) {
            return new Verification(Recovery.UNKNOWN, PointEvidence.reason(NOTHING_KNOWN));
        }
        Armed armed = known.get();
        return switch (client.read(armed.at(), armed.id(), armed.grants())) {
            case Heard.Answer answer when answer.is(armed.application()) -> read(armed, answer);
            case Heard.Answer _ -> unread(armed, "another program answers at " + armed.at());
            case Heard.Silence(String reason) -> unread(armed, reason);
        };
    }

    private static Verification read(Armed armed, Heard.Answer answer) {
        Recovery outcome = switch (answer.status()) {
            case 200 -> PointEvidence.isArmed(answer.content()) ? Recovery.DIRTY : Recovery.CLEAN;
            case 404 -> Recovery.CLEAN;
            default -> Recovery.UNKNOWN;
        };
        return new Verification(
                outcome,
                outcome == Recovery.UNKNOWN
                        ? PointEvidence.reason("the application refuses: " + answer.trouble())
                        : PointEvidence.counted(armed, answer.content()));
    }

    private Verification unread(Armed armed, String heard) throws InterruptedException {
        return client.isGone(armed.at(), armed.application())
                ? new Verification(Recovery.CLEAN, PointEvidence.ended(armed))
                : new Verification(Recovery.UNKNOWN, PointEvidence.reason(heard));
    }
}
