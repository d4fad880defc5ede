package dev.squall.point.cdi;

import dev.squall.point.ChaosPoints;
import dev.squall.point.Point;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is known of a method with a {@link ChaosPoint}, looked up once.
 *
 * @param result   how it gives its result
 * @param declared the checked exceptions that it may throw
 */
record Marked(Point point, Result result, Class<?>[] declared) {
    /** Goes away with the class, so that an application that is deployed again leaves nothing here. */
    private static final ClassValue<Map<Method, Marked>> KNOWN = new ClassValue<>() {
        @Override
        protected Map<Method, Marked> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    /** How a method gives its result. */
    enum Result {
        /** When it returns. */
        PLAIN,
        /** By a {@code CompletionStage} or {@code CompletableFuture}. */
        STAGE,
        /** By Mutiny's one result. */
        UNI,
        /** By Mutiny's many results. */
        MULTI;

        static Result of(Class<?> type) {
            if (CompletionStage.class.isAssignableFrom(type) && type.isAssignableFrom(CompletableFuture.class)) {
                return STAGE;
            }
            // By name: Mutiny may not be there.
            return switch (type.getName()) {
                case "io.smallrye.mutiny.Uni" -> UNI;
                case "io.smallrye.mutiny.Multi" -> MULTI;
                default -> PLAIN;
            };
        }
    }

    static Marked of(InvocationContext context) {
        Class<?> bean = context.getTarget().getClass();
        Map<Method, Marked> known = KNOWN.get(bean);
        Marked marked = known.get(context.getMethod());
        return marked != null ? marked : known.computeIfAbsent(context.getMethod(), method -> look(method, bean));
    }

    /** The method's own mark counts; that of the class stands for all its methods, inherited ones included. */
    private static Marked look(Method method, Class<?> bean) {
        ChaosPoint mark = method.getAnnotation(ChaosPoint.class);
        ChaosPoint whole = bean.getAnnotation(ChaosPoint.class);
        if (mark == null && whole == null) {
            throw new IllegalStateException("called without a mark: " + method);
        }
        String name = mark != null ? mark.value() : whole.value();
        return new Marked(ChaosPoints.at(name), Result.of(method.getReturnType()), method.getExceptionTypes());
    }
}
