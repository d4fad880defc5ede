package dev.squall.point;

import dev.squall.point.arming.Answer;
import dev.squall.point.arming.Board;
import dev.squall.point.arming.Order;
import dev.squall.point.arming.PointView;
import dev.squall.point.fault.Fault;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * The chaos points of this application. {@link #at} gives one by name; everything else is for those who arm them: tests, a
 * file named by {@code squall.chaos-points.file}, or an agent over the endpoint that {@code squall.chaos-points.port} opens.
 *
 * <p>Nothing here is in the way of an application: what cannot be read or opened at its start is logged and left out.
 */
public final class ChaosPoints {
    private static final System.Logger LOG = System.getLogger("dev.squall.point");

    private final ConcurrentMap<String, Point> points = new ConcurrentHashMap<>();
    private final Board board;
    private final Supplier<String> ids;

    private final boolean off;
    private final OptionalInt port;
    private boolean crowded;

    /**
     * @param off  whether nothing is ever armed
     * @param port where it can be armed from outside
     */
    ChaosPoints(Board board, Supplier<String> ids, boolean off, OptionalInt port) {
        this.board = board;
        this.ids = ids;
        this.off = off;
        this.port = port;
        if (off) {
            board.halt();
        }
    }

    /** The application's own, made when it is first asked for. */
    private static final class Here {
        private static final ChaosPoints POINTS = Wiring.start();
    }

    /**
     * The point of this name, the same one each time. Ask once and keep it in a constant.
     *
     * @param name letters, digits, and {@code . _ : / -}, at most 120; {@code service.action} reads well
     * @throws IllegalArgumentException when it is no such name
     */
    public static Point at(String name) {
        return Here.POINTS.point(name);
    }

    /** Arms a fault at a point that may come later; otherwise as {@link Point#arm}. */
    public static Armed armed(String point, Fault fault) {
        return Here.POINTS.arm(point, fault);
    }

    /** All points that are there or that something is armed for, by name. */
    public static List<PointView> all() {
        return Here.POINTS.board.points();
    }

    /** Where the endpoint listens on the loopback interface; empty when there is none. */
    public static OptionalInt port() {
        return Here.POINTS.port;
    }

    /** Ends what was armed under this id, by whomever; nothing happens when it is over already. */
    public static void disarm(String id) {
        Here.POINTS.board.disarm(id);
    }

    /** Ends whatever is armed, by whomever. */
    public static void disarmAll() {
        Here.POINTS.board.disarm(List.of(Order.Origin.values()));
    }

    /** Ends whatever is armed, and lets nothing be armed until {@link #release}. */
    public static void halt() {
        Here.POINTS.board.halt();
    }

    /** Ends a {@link #halt}. Where chaos points are switched off by configuration it changes nothing. */
    public static void release() {
        Here.POINTS.unhalt();
    }

    void unhalt() {
        if (!off) {
            board.release();
        }
    }

    Point point(String name) {
        Point known = points.get(name);
        return known != null ? known : make(name);
    }

    /** One too many is given, cannot be armed and is forgotten: a name made of data must not use up an application's memory. */
    private synchronized Point make(String name) {
        Point other = points.get(name);
        if (other != null) {
            return other;
        }
        var point = new Point(name, this);
        if (board.register(name, point::show, Thread.currentThread().getContextClassLoader())) {
            points.put(name, point);
        } else if (!crowded) {
            crowded = true;
            LOG.log(System.Logger.Level.WARNING, "too many chaos points; the first that cannot be armed is " + name);
        }
        return point;
    }

    Armed arm(String point, Fault fault) {
        Answer answer = board.arm(new Order(ids.get(), point, fault, Order.Origin.CODE));
        if (answer instanceof Answer.Granted granted) {
            return new Armed(board, granted.arming(), null);
        }
        var refused = (Answer.Refused) answer;
        if (refused.reason() == Answer.Reason.INVALID) {
            throw new IllegalArgumentException(refused.detail());
        }
        throw new IllegalStateException(refused.detail());
    }
}
