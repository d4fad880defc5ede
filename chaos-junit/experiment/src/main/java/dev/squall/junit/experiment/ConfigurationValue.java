package dev.squall.junit.experiment;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives experiments a value that is known only when the test runs, such as a port: at a field, or at a method without
 * parameters, of the test class. It is read just before the experiment is run, and wins over what the file's
 * {@code configuration} says; an experiment whose configuration does not have the name does without.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD})
public @interface ConfigurationValue {
    /** The name in the experiment's configuration; that of the field or method when it is empty. */
    String value() default "";
}
