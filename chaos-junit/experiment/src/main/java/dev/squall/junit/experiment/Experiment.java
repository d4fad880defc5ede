package dev.squall.junit.experiment;

import dev.squall.junit.Points;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Makes a method a test that runs an experiment on this machine: {@code @Experiment("slow-cache.yaml")}. The test fails unless
 * the experiment held and everything it broke was undone. The experiment is run after {@code @BeforeEach}; then the method is
 * called, and may take the run's {@link dev.squall.model.journal.Journal} as a parameter.
 *
 * <p>At a class, the experiment is run for each test that names none itself. Two experiments never run side by side, nor with
 * armed points: each would see the other's faults.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@Test
@ExtendWith(Experiments.class)
@ResourceLock(Experiments.LOCK)
@ResourceLock(Points.LOCK)
public @interface Experiment {
    /** Its file, looked for on the class path first and then in the working directory. */
    String value();

    /**
     * Values that win over the file's configuration and over every {@link ConfigurationValue}: {@code "name=value"} for a text,
     * {@code "name:int=8080"} for others; the types are {@code str}, {@code int}, {@code float}, {@code bool} and {@code json}.
     */
    String[] with() default {};

    /** What decides every random choice; 0 draws one, which is told when the test fails. */
    long seed() default 0;
}
