package dev.squall.point.cdi;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Calls of this method, or of all methods of this class, pass a chaos point first: {@code @ChaosPoint("payment.charge")}.
 *
 * <p>Nothing happens until the point is armed. Then a call fails, or waits and goes on, before the method is entered, and
 * inside of MicroProfile Fault Tolerance: each attempt of a {@code @Retry} passes the point anew, a {@code @Timeout} ends a
 * wait, a {@code @CircuitBreaker} counts and a {@code @Fallback} stands in, as for a failure of the method's own.
 *
 * <p>A checked exception is thrown where the method declares it, and comes as the cause of a {@link
 * dev.squall.point.fault.ChaosException} otherwise. A method that gives a {@code CompletionStage}, a {@code Uni} or a
 * {@code Multi} fails by it, with the very exception, and never makes its caller wait.
 */
@Documented
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface ChaosPoint {
    /** The point's name: letters, digits, and {@code . _ : / -}, at most 120. */
    @Nonbinding
    String value();
}
