package dev.squall.point.cdi;

import dev.squall.point.Point;
import dev.squall.point.arming.Injection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.interceptor.InvocationContext;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Calls that give what Mutiny has. These are lazy, so each subscription is one hit: a retry that subscribes again passes the
 * point again. Loaded only where there is Mutiny.
 */
final class MutinyCalls {
    private MutinyCalls() {}

    static Object uni(Point point, InvocationContext context) {
        return Uni.createFrom().deferred(() -> go(point).chain(() -> proceed(context)));
    }

    static Object multi(Point point, InvocationContext context) {
        return Multi.createFrom().deferred(() -> go(point).onItem().transformToMulti(nothing -> many(context)));
    }

    static CompletionStage<Object> then(CompletionStage<Void> go, Supplier<CompletionStage<Object>> call) {
        return Uni.createFrom()
                .completionStage(go)
                .emitOn(Onward.here())
                .chain(nothing -> Uni.createFrom().completionStage(call))
                .subscribeAsCompletionStage();
    }

    /** Done when the subscription may go on: at once, later where it came from, or never as it fails. */
    private static Uni<Void> go(Point point) {
        Injection injection = point.next();
        if (injection == null) {
            return Uni.createFrom().voidItem();
        }
        Executor onward = Onward.here();
        return Uni.createFrom().completionStage(injection::carryOutLater).emitOn(onward);
    }

    @SuppressWarnings("unchecked")
    private static Uni<Object> proceed(InvocationContext context) {
        try {
            return (Uni<Object>) context.proceed();
        } catch (Exception e) {
            return Uni.createFrom().failure(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Multi<Object> many(InvocationContext context) {
        try {
            return (Multi<Object>) context.proceed();
        } catch (Exception e) {
            return Multi.createFrom().failure(e);
        }
    }
}
