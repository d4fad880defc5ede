package dev.squall.point.arming;

import dev.squall.point.fault.Effect;
import dev.squall.point.fault.Rule;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * All points of an application by name, and the one place where an arming begins and ends. Safe for all threads; hits do not
 * come here, each point has what is armed for it in hand.
 *
 * <pre>
 * {@link Order} -> {@link #arm} -> {@link Arming} -> {@link Layers} of the point -> {@link Injection}
 *                                  |
 *                                  +-> {@link End}: {@link #disarm}, its expiry, {@link #halt}
 * </pre>
 */
public final class Board {
    private final Map<String, Slot> slots = new TreeMap<>();
    private final Map<String, Arming> armed = new LinkedHashMap<>();
    private final Map<String, Arming> over = new LinkedHashMap<>();
    private final ExceptionTypes exceptions;
    private final Limits limits;
    private final Sleepers sleepers;
    private final LongSupplier seeds;
    private final Time time;
    private boolean halted;
    private boolean watching;
    private long watched;

    /** @param seeds for faults that name none */
    public Board(ExceptionTypes exceptions, Limits limits, LongSupplier seeds, Time time) {
        this.exceptions = exceptions;
        this.limits = limits;
        this.sleepers = new Sleepers(limits.sleepers());
        this.seeds = seeds;
        this.time = time;
    }

    /**
     * The application has a point of this name. False when it has too many, and this one will never be told anything.
     *
     * @param socket is told what is armed: null for nothing
     * @param loader where the application's own exceptions are
     */
    public synchronized boolean register(String name, Consumer<@Nullable Layers> socket, @Nullable ClassLoader loader) {
        Order.requirePoint(name);
        if (!slots.containsKey(name) && slots.size() >= limits.points()) {
            return false;
        }
        slots.computeIfAbsent(name, Slot::new).plug(socket, loader);
        return true;
    }

    /**
     * The same order again renews its arming; another fault under its id takes its place as a whole; otherwise it covers what
     * is armed at the point already.
     */
    public synchronized Answer arm(Order order) {
        expire();
        if (halted) {
            return refused(Answer.Reason.HALTED, "chaos points are halted here");
        }
        Arming before = armed.get(order.id());
        if (before != null && before.order().equals(order)) {
            before.renew(order.fault().expiry());
            return new Answer.Granted(before, false);
        }
        if (over.containsKey(order.id())) {
            return refused(Answer.Reason.OVER, "the arming '" + order.id() + "' is over; arm under another id");
        }
        if (before != null && !before.order().point().equals(order.point())) {
            return refused(
                    Answer.Reason.INVALID,
                    "'" + order.id() + "' is armed at '" + before.order().point() + "', not at '" + order.point()
                            + "'");
        }
        return tooMuch(order, before)
                .<Answer>map(detail -> new Answer.Refused(Answer.Reason.FULL, detail))
                .orElseGet(() -> begin(order, before));
    }

    private static Answer refused(Answer.Reason reason, String detail) {
        return new Answer.Refused(reason, detail);
    }

    private Optional<String> tooMuch(Order order, @Nullable Arming before) {
        Slot slot = slots.get(order.point());
        if (before != null) {
            return Optional.empty();
        }
        if (slot == null && slots.size() >= limits.points()) {
            return Optional.of("there are " + limits.points() + " points, and more are not allowed");
        }
        if (armed.size() >= limits.armings()) {
            return Optional.of(limits.armings() + " faults are armed, and more are not allowed");
        }
        return slot != null && slot.armings() >= limits.perPoint()
                ? Optional.of(
                        limits.perPoint() + " faults are armed at '" + order.point() + "', and more are not allowed")
                : Optional.empty();
    }

    private Answer begin(Order order, @Nullable Arming before) {
        Slot known = slots.get(order.point());
        var raisings = new HashMap<String, Raising>();
        for (Rule rule : order.fault().rules()) {
            if (rule.effect() instanceof Effect.Fail fail) {
                var found = exceptions.find(fail.exception(), known == null ? null : known.loader(), order.origin());
                if (found instanceof ExceptionTypes.Found.Wrong wrong) {
                    return refused(Answer.Reason.INVALID, wrong.detail());
                }
                raisings.put(fail.exception(), ((ExceptionTypes.Found.Raised) found).by());
            }
        }
        long seed = order.fault().seed().orElseGet(seeds);
        var arming = new Arming(order, seed, raisings, sleepers, time);
        Slot slot = slots.computeIfAbsent(order.point(), Slot::new);
        armed.put(order.id(), arming);
        if (before == null) {
            slot.add(arming);
        } else {
            slot.replace(before, arming);
            before.end(End.REPLACED);
        }
        watch();
        tell("armed", arming);
        return new Answer.Granted(arming, true);
    }

    /** One look at a time is asked for, at the next end there is; the look after it is asked for then. */
    private void watch() {
        Duration next = armed.values().stream()
                .map(Arming::left)
                .min(Duration::compareTo)
                .orElse(Duration.ZERO);
        long at = time.nanos() + next.toNanos();
        if (!armed.isEmpty() && (!watching || at - watched < 0)) {
            watching = true;
            watched = at;
            var unused = time.after(next, this::look);
        }
    }

    private synchronized void look() {
        watching = false;
        expire();
        watch();
    }

    /** Lets it last that much longer from now on; false when it is over. */
    public synchronized boolean renew(String id, Duration length) {
        expire();
        Arming arming = armed.get(id);
        if (arming == null) {
            return false;
        }
        arming.renew(length);
        watch();
        return true;
    }

    /** Ends it. Doing it again changes nothing. */
    public synchronized void disarm(String id) {
        expire();
        end(armed.get(id), End.DISARMED);
    }

    /** Ends what is armed, all of it or what one of these has asked for. */
    public synchronized void disarm(List<Order.Origin> origins) {
        for (Arming each : List.copyOf(armed.values())) {
            if (origins.contains(each.order().origin())) {
                end(each, End.DISARMED);
            }
        }
    }

    /** Ends everything and refuses orders until {@link #release}. */
    public synchronized void halt() {
        halted = true;
        List.copyOf(armed.values()).forEach(each -> end(each, End.HALTED));
    }

    public synchronized void release() {
        halted = false;
    }

    public synchronized boolean halted() {
        return halted;
    }

    /** Ends what nobody has renewed. Hits do not wait for it: an arming stops deciding by its own clock. */
    private synchronized void expire() {
        for (Arming each : List.copyOf(armed.values())) {
            if (each.expired()) {
                end(each, End.EXPIRED);
            }
        }
    }

    private void end(@Nullable Arming arming, End why) {
        if (arming == null) {
            return;
        }
        String id = arming.order().id();
        armed.remove(id);
        Slot slot = slots.get(arming.order().point());
        if (slot != null) {
            slot.remove(arming);
            if (slot.empty()) {
                slots.remove(arming.order().point());
            }
        }
        arming.end(why);
        over.put(id, arming);
        if (over.size() > limits.remembered()) {
            over.remove(over.keySet().iterator().next());
        }
        tell("over", arming);
    }

    /** What is armed under this id, or was not long ago. */
    public synchronized Optional<Arming> find(String id) {
        expire();
        return Optional.ofNullable(armed.get(id)).or(() -> Optional.ofNullable(over.get(id)));
    }

    /** By name. */
    public synchronized List<PointView> points() {
        expire();
        return slots.values().stream().map(Slot::view).toList();
    }

    public synchronized Optional<PointView> point(String name) {
        expire();
        return Optional.ofNullable(slots.get(name)).map(Slot::view);
    }

    /** What the application's own code or test does it knows; what others do its owner wants to read. */
    private static void tell(String what, Arming arming) {
        var level = arming.order().origin() == Order.Origin.CODE ? System.Logger.Level.DEBUG : System.Logger.Level.INFO;
        System.getLogger("dev.squall.point").log(level, () -> "chaos point " + what + "; " + words(arming));
    }

    private static String words(Arming arming) {
        var tally = arming.tally();
        var fault = arming.order().fault();
        return "point=" + tally.point() + " id=" + tally.id() + " rules=" + fault.rules() + " seed=" + tally.seed()
                + fault.scope().map(scope -> " scope=" + scope).orElse("") + " hits=" + tally.hits() + " injections="
                + tally.injections() + " skipped=" + tally.skipped()
                + tally.end()
                        .map(end -> " end=" + end.name().toLowerCase(java.util.Locale.ROOT))
                        .orElse("");
    }
}
