package dev.squall.point;

import dev.squall.point.arming.Injection;
import dev.squall.point.arming.Layers;
import dev.squall.point.fault.ChaosException;
import dev.squall.point.fault.Fault;
import dev.squall.point.scope.Scope;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A named place in an application that can fail or slow down. Meant to be held in a constant:
 *
 * <pre>{@code
 * private static final Point CHARGE = ChaosPoints.at("payment.charge");
 *
 * Receipt charge(Order order) {
 *     CHARGE.hit();
 *     return bank.charge(order);
 * }
 * }</pre>
 *
 * <p>As long as nothing is armed, a hit is one opaque read of one field and nothing else: no map, no thread local, no
 * allocation. Opaque because a hit needs no order among other reads, only to notice an arming at some time soon.
 */
public final class Point {
    private static final VarHandle ARMED;
    private static final CompletionStage<Void> GO_ON = CompletableFuture.completedStage(null);

    static {
        try {
            ARMED = MethodHandles.lookup().findVarHandle(Point.class, "armed", Layers.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final String name;
    private final ChaosPoints points;

    @SuppressWarnings("unused") // by its handle
    private @Nullable Layers armed;

    Point(String name, ChaosPoints points) {
        this.name = name;
        this.points = points;
    }

    void show(@Nullable Layers layers) {
        ARMED.setRelease(this, layers);
    }

    public String name() {
        return name;
    }

    /**
     * Does what is armed here: nothing, throw, or wait. What is thrown is unchecked; a checked exception comes as the cause
     * of a {@link ChaosException}. An interrupt ends a wait by a {@link ChaosException}, with the interrupt flag set.
     */
    public void hit() {
        if (ARMED.getOpaque(this) != null) {
            Injection injection = next();
            if (injection != null) {
                injection.carryOut();
            }
        }
    }

    /** The same where {@code declared} may be thrown: it, and what extends it, is thrown as it is. */
    public <X extends Exception> void hit(Class<X> declared) throws X {
        if (ARMED.getOpaque(this) != null) {
            hitDeclared(declared);
        }
    }

    private <X extends Exception> void hitDeclared(Class<X> declared) throws X {
        Injection injection = next();
        if (injection == null) {
            return;
        }
        try {
            injection.carryOut(declared);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw declared.cast(e);
        }
    }

    /**
     * The same for code that must not wait: {@code CHARGE.hitLater().thenCompose(go -> bank.chargeLater(order))}. What it gives
     * fails with what was armed, checked or not, or completes when the wait is over; at once when nothing is armed.
     */
    public CompletionStage<Void> hitLater() {
        if (ARMED.getOpaque(this) == null) {
            return GO_ON;
        }
        Injection injection = next();
        return injection == null ? GO_ON : injection.carryOutLater();
    }

    /** Whether anything is armed here, for whomever. For adapters, which have work to do only then. */
    public boolean isArmed() {
        return ARMED.getOpaque(this) != null;
    }

    /** Counts a hit and gives what it has to meet; null when it is let through. For adapters. */
    public @Nullable Injection next() {
        Layers layers = (Layers) ARMED.getAcquire(this);
        return layers == null ? null : layers.hit();
    }

    /**
     * Arms a fault until what it gives is closed, or its expiry. It covers what is armed here already.
     *
     * @throws IllegalArgumentException when the fault cannot happen here, for example because its exception is not there
     * @throws IllegalStateException    when chaos points are switched off or halted, or too much is armed
     */
    public Armed arm(Fault fault) {
        return points.arm(name, fault);
    }

    /**
     * The same for the calling thread and the threads made below it meanwhile, so that tests that run side by side do not
     * meet each other's faults. To be closed by the same thread.
     */
    public Armed armHere(Fault fault) {
        Scope scope = Scope.fresh();
        return points.arm(name, fault.within(scope)).within(scope.enter());
    }

    @Override
    public String toString() {
        return name;
    }
}
