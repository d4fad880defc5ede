package dev.squall.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Arms a chaos point for a test, or for each test of a class: {@code @ChaosArmed(point = "payment.charge", rate = 0.5, seed = 7)}
 * fails half of all hits. It is disarmed after the test, whatever happened; a point that was never hit fails the test, because then
 * nothing was shown. Two tests with armed points never run side by side.
 */
@Documented
@Inherited
@Repeatable(ChaosArmed.All.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@ExtendWith(Points.class)
@ResourceLock(Points.LOCK)
public @interface ChaosArmed {
    /** Its name. */
    String point();

    /** The share of hits that are chosen, above 0 and at most 1. */
    double rate() default 1;

    /** What decides which ones; 0 draws one, which is told when the test fails. */
    long seed() default 0;

    /** What chosen hits throw, unless they wait; by default a {@link dev.squall.point.fault.ChaosException}. */
    Class<? extends Exception> exception() default Exception.class;

    /** How many milliseconds chosen hits wait instead of failing. */
    long delayMillis() default 0;

    /** Whether it is well when nothing passes the point. */
    boolean mayBeMissed() default false;

    /** Several of them. */
    @Documented
    @Inherited
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.TYPE})
    @ExtendWith(Points.class)
    @ResourceLock(Points.LOCK)
    @interface All {
        ChaosArmed[] value();
    }
}
