package dev.squall.point.cdi;

import dev.squall.point.Point;
import dev.squall.point.arming.Injection;
import jakarta.interceptor.InvocationContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Calls that give a {@link CompletionStage}. Each call is one hit, decided when it is made. */
final class StageCalls {
    private StageCalls() {}

    static CompletionStage<?> stage(Point point, InvocationContext context) throws Exception {
        Injection injection = point.next();
        if (injection == null) {
            return (CompletionStage<?>) context.proceed();
        }
        CompletableFuture<Void> go = injection.carryOutLater().toCompletableFuture();
        if (go.isCompletedExceptionally()) {
            return go;
        }
        // Mutiny takes the caller's contexts along, its request among them, where a plain stage leaves them behind.
        CompletionStage<Object> result = Present.MUTINY
                ? MutinyCalls.then(go, () -> proceed(context))
                : go.thenComposeAsync(nothing -> proceed(context), Onward.here());
        // Whoever gives up the result waits no more.
        var unused = result.whenComplete((value, failure) -> go.cancel(false));
        return result;
    }

    private static CompletionStage<Object> proceed(InvocationContext context) {
        try {
            @SuppressWarnings("unchecked")
            var stage = (CompletionStage<Object>) context.proceed();
            return stage;
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }
}
