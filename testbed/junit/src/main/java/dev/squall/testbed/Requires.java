package dev.squall.testbed;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs a test or test class only beside the real counterpart, and skips it aloud without; usually by one of its short forms. */
@Documented
@Repeatable(Requires.All.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(CounterpartCondition.class)
public @interface Requires {
    /** What has to be there. */
    Counterpart value();

    /** Several requirements of one test: all have to be there. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @ExtendWith(CounterpartCondition.class)
    @interface All {
        /** What has to be there. */
        Requires[] value();
    }
}
