package dev.squall.testbed;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Needs the real Chaos Toolkit; see {@link Testbed#chaos}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Requires(Counterpart.CHAOS_TOOLKIT)
public @interface RequiresChaosToolkit {}
