package dev.squall.point.spring;

import dev.squall.point.ChaosPoints;
import dev.squall.point.Point;
import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * What is known of a method with a {@link ChaosPoint}.
 *
 * @param result   how it gives its result
 * @param declared the checked exceptions that it may throw
 */
record Marked(Point point, Result result, Class<?>[] declared) {

    /** How a method gives its result. */
    enum Result {
        /** When it returns. */
        PLAIN,
        /** By a {@code CompletionStage} or {@code CompletableFuture}. */
        STAGE,
        /** By Reactor's one result. */
        MONO,
        /** By Reactor's many results. */
        FLUX;

        static Result of(Class<?> type) {
            if (CompletionStage.class.isAssignableFrom(type) && type.isAssignableFrom(CompletableFuture.class)) {
                return STAGE;
            }
            // By name: Reactor may not be there.
            return switch (type.getName()) {
                case "reactor.core.publisher.Mono" -> MONO;
                case "reactor.core.publisher.Flux" -> FLUX;
                default -> PLAIN;
            };
        }
    }

    /** The method's own mark counts; that of the class stands for all its methods. Null when there is neither. */
    static @Nullable Marked of(Method method, Class<?> bean) {
        ChaosPoint mark = AnnotatedElementUtils.findMergedAnnotation(method, ChaosPoint.class);
        ChaosPoint found = mark != null ? mark : AnnotatedElementUtils.findMergedAnnotation(bean, ChaosPoint.class);
        return found == null
                ? null
                : new Marked(
                        ChaosPoints.at(found.value()), Result.of(method.getReturnType()), method.getExceptionTypes());
    }
}
