package dev.squall.point.arming;

import dev.squall.point.fault.ChaosException;
import dev.squall.point.fault.Draw;
import dev.squall.point.fault.Effect;
import dev.squall.point.scope.Surroundings;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What one chosen hit has to meet. To be carried out once, by the thread that made the hit: in its course, or, where the
 * result comes later anyway, beside it.
 */
public final class Injection {
    private static final Class<?>[] NOTHING = {};

    private final Arming arming;
    private final Draw draw;

    Injection(Arming arming, Draw draw) {
        this.arming = arming;
        this.draw = draw;
    }

    /** Throws or waits. What is checked comes as a {@link ChaosException} around it. */
    public void carryOut() {
        try {
            carryOut(NOTHING);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a checked exception that nobody declared", e);
        }
    }

    /**
     * Throws or waits. An interrupt ends the wait as it would end that of a real call: by an {@link InterruptedException}
     * where that is declared, else by a {@link ChaosException} with the thread's interrupt flag set again. A delay of a
     * thread that must not wait is left out, and counted as skipped.
     *
     * @param declared which checked exceptions may be thrown here; another one comes as a {@link ChaosException} around it
     */
    public void carryOut(Class<?>... declared) throws Exception {
        Effect effect = draw.effect().orElseThrow();
        if (effect instanceof Effect.Fail fail) {
            Throwable failure = arming.raise(fail);
            if (failure instanceof Error error) {
                throw error;
            }
            throw fitting((Exception) failure, declared);
        }
        if (!Surroundings.callerMayWait()) {
            arming.skip();
            return;
        }
        try {
            arming.await(draw.delay());
        } catch (InterruptedException e) {
            if (!allowed(e, declared)) {
                Thread.currentThread().interrupt();
            }
            throw fitting(e, declared);
        }
    }

    /**
     * For a call whose result comes later: fails with the exception as it was asked for, or completes when the wait is over,
     * on a thread of the common pool. Never makes the caller wait.
     */
    public CompletionStage<Void> carryOutLater() {
        Effect effect = draw.effect().orElseThrow();
        return effect instanceof Effect.Fail fail
                ? CompletableFuture.failedFuture(arming.raise(fail))
                : arming.later(draw.delay());
    }

    private static Exception fitting(Exception failure, Class<?>... declared) {
        return allowed(failure, declared)
                ? failure
                : new ChaosException(
                        failure instanceof InterruptedException
                                ? "interrupted while a chaos point delayed it"
                                : failure.getMessage() + " ("
                                        + failure.getClass().getName() + " is not declared here)",
                        failure);
    }

    private static boolean allowed(Exception failure, Class<?>... declared) {
        return failure instanceof RuntimeException
                || Arrays.stream(declared).anyMatch(type -> type.isInstance(failure));
    }
}
