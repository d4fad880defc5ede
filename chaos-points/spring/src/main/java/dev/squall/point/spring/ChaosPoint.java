package dev.squall.point.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Calls of this method, or of all methods of this class, pass a chaos point first: {@code @ChaosPoint("payment.charge")}. Needs a
 * {@link ChaosPointPostProcessor} in the context.
 *
 * <p>Nothing happens until the point is armed. Then a call fails, or waits and goes on, before the method is entered, and
 * inside of what other annotations do: each attempt of a {@code @Retryable} passes the point anew.
 *
 * <p>A checked exception is thrown where the method declares it, and comes as the cause of a {@link
 * dev.squall.point.fault.ChaosException} otherwise. A method that gives a {@code CompletionStage}, a {@code Mono} or a {@code
 * Flux} fails by it, with the very exception, and never makes its caller wait.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface ChaosPoint {
    /** The point's name: letters, digits, and {@code . _ : / -}, at most 120. */
    String value();
}
