package dev.squall.point.spring;

import static java.util.Objects.requireNonNull;

import dev.squall.point.Point;
import dev.squall.point.arming.Injection;
import org.reactivestreams.Publisher;
import org.springframework.aop.ProxyMethodInvocation;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Calls that give what Reactor has. These are lazy, so each subscription is one hit, and one call of the method. Loaded only where
 * there is Reactor.
 */
final class ReactorCalls {
    private ReactorCalls() {}

    static Object mono(Point point, ProxyMethodInvocation call) {
        return Mono.defer(() -> go(point).then(Mono.defer(() -> Mono.from(proceed(call)))));
    }

    static Object flux(Point point, ProxyMethodInvocation call) {
        return Flux.defer(() -> go(point).thenMany(Flux.defer(() -> proceed(call))));
    }

    /** Done when the subscription may go on: at once, later on a thread of its own, or never as it fails. */
    private static Mono<Void> go(Point point) {
        Injection injection = point.next();
        return injection == null ? Mono.empty() : Mono.fromCompletionStage(injection.carryOutLater());
    }

    @SuppressWarnings("unchecked")
    private static Publisher<Object> proceed(ProxyMethodInvocation call) {
        try {
            return (Publisher<Object>) requireNonNull(call.invocableClone().proceed(), "the method gave nothing");
        } catch (Throwable e) {
            return Mono.error(e);
        }
    }
}
