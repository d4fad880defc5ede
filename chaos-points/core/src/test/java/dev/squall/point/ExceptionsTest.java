package dev.squall.point;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squall.point.fault.ChaosException;
import dev.squall.point.fault.Fault;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Which exceptions a point throws, and how. */
class ExceptionsTest {
    private final Bench bench = new Bench();
    private final Point charge = bench.at("payment.charge");

    @Test
    void aCheckedExceptionIsThrownWhereItIsDeclaredAndACauseElsewhere() {
        try (var armed =
                charge.arm(Fault.failing().with(FileNotFoundException.class).message("bank is away"))) {
            assertThatThrownBy(() -> charge.hit(IOException.class))
                    .isExactlyInstanceOf(FileNotFoundException.class)
                    .hasMessage("bank is away");
            assertThatThrownBy(() -> charge.hit(SQLException.class))
                    .isExactlyInstanceOf(ChaosException.class)
                    .hasCauseExactlyInstanceOf(FileNotFoundException.class);
            assertThatThrownBy(charge::hit)
                    .isExactlyInstanceOf(ChaosException.class)
                    .hasMessage("bank is away (java.io.FileNotFoundException is not declared here)")
                    .hasCauseExactlyInstanceOf(FileNotFoundException.class);
            assertThat(armed.injections()).isEqualTo(3);
        }
    }

    /** Takes nothing. */
    public static final class WordlessException extends RuntimeException {}

    /** Cannot be made from outside. */
    static final class HiddenException extends RuntimeException {}

    /** Tells when it is initialised. */
    public static final class LoudException extends RuntimeException {
        static {
            System.setProperty("squall.test.loud", "initialised");
        }

        public LoudException(String message) {
            super(message);
        }
    }

    @Test
    void anExceptionThatTakesNoMessageComesWithoutOne() {
        try (var _ = charge.arm(Fault.failing().with(WordlessException.class))) {
            assertThatThrownBy(charge::hit)
                    .isInstanceOf(WordlessException.class)
                    .hasMessage(null);
        }
    }

    @Test
    void anExceptionThatCannotBeThrownIsRefusedWhenItIsArmed() {
        assertThatThrownBy(() -> charge.arm(Fault.failing().with(HiddenException.class)))
                .hasMessageContaining("no public constructor");
        assertThatThrownBy(() -> charge.arm(Fault.failing().with("com.acme.NoSuchException")))
                .hasMessage("there is no class 'com.acme.NoSuchException' here");
        assertThatThrownBy(() -> charge.arm(Fault.failing().with("java.lang.String")))
                .hasMessage("'java.lang.String' is no Exception");
        assertThatThrownBy(() -> charge.arm(Fault.failing().with("java.lang.OutOfMemoryError")))
                .hasMessage("'java.lang.OutOfMemoryError' is no Exception");
        assertThat(charge.isArmed()).isFalse();
    }

    @Test
    void armingInitialisesNoClass() {
        try (var _ = charge.arm(Fault.failing().with("dev.squall.point.ExceptionsTest$LoudException"))) {
            assertThat(System.getProperty("squall.test.loud")).isNull();
            assertThatThrownBy(charge::hit).isInstanceOf(LoudException.class);
        }
    }
}
