package dev.squall.point.spring;

import static java.util.Objects.requireNonNull;

import dev.squall.point.Point;
import dev.squall.point.arming.Injection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.MethodClassKey;
import org.springframework.util.ReflectionUtils;

/** Lets calls pass their point. */
final class ChaosPointCalls implements MethodInterceptor {
    private final Map<MethodClassKey, Marked> known = new ConcurrentHashMap<>();

    /** Makes the points of a bean of this class. */
    void register(Class<?> bean) {
        ReflectionUtils.doWithMethods(
                bean,
                method -> Marked.of(method, bean),
                method -> !method.isSynthetic() && method.getDeclaringClass() != Object.class);
    }

    @Override
    public @Nullable Object invoke(MethodInvocation call) throws Throwable {
        Marked marked = marked(call);
        if (marked == null || !marked.point().isArmed()) {
            return call.proceed();
        }
        return switch (marked.result()) {
            case PLAIN -> plain(marked, call);
            case STAGE -> stage(marked.point(), call);
            case MONO -> ReactorCalls.mono(marked.point(), (ProxyMethodInvocation) call);
            case FLUX -> ReactorCalls.flux(marked.point(), (ProxyMethodInvocation) call);
        };
    }

    private @Nullable Marked marked(MethodInvocation call) {
        Object target = call.getThis();
        Class<?> bean = target == null ? call.getMethod().getDeclaringClass() : AopUtils.getTargetClass(target);
        var key = new MethodClassKey(call.getMethod(), bean);
        Marked marked = known.get(key);
        return marked != null
                ? marked
                : known.computeIfAbsent(
                        key, absent -> Marked.of(AopUtils.getMostSpecificMethod(call.getMethod(), bean), bean));
    }

    private static @Nullable Object plain(Marked marked, MethodInvocation call) throws Throwable {
        Injection injection = marked.point().next();
        if (injection != null) {
            injection.carryOut(marked.declared());
        }
        return call.proceed();
    }

    private static @Nullable Object stage(Point point, MethodInvocation call) throws Throwable {
        Injection injection = point.next();
        if (injection == null) {
            return call.proceed();
        }
        CompletableFuture<Void> go = injection.carryOutLater().toCompletableFuture();
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        if (go.isCompletedExceptionally()) {
            return go;
        }
        CompletableFuture<Object> result = go.thenCompose(nothing -> proceed(call, loader));
        // Whoever gives up the result waits no more.
        var unused = result.whenComplete((value, failure) -> go.cancel(false));
        return result;
    }

    /** On the thread that ended the wait, with the caller's class loader. */
    private static CompletionStage<Object> proceed(MethodInvocation call, ClassLoader loader) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            @SuppressWarnings("unchecked")
            var stage = (CompletionStage<Object>) requireNonNull(call.proceed(), "the method gave nothing");
            return stage;
        } catch (Throwable e) {
            throw new CompletionException(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
