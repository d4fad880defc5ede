package dev.squall.point;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.point.fault.Fault;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** What an application's log says of a fault that was armed in it. */
class ArmingLogTest {
    private final List<String> said = new CopyOnWriteArrayList<>();

    @Test
    void aFaultIsToldByKeysAndValuesWhenItBeginsAndEnds() {
        var logger = Logger.getLogger("dev.squall.point");
        var before = logger.getLevel();
        var handler = new Keeping();
        logger.setLevel(Level.FINE);
        logger.addHandler(handler);
        try (var armed =
                ChaosPoints.at("told.point").arm(Fault.failing().first(2).seed(7))) {
            assertThat(armed.hits()).isZero();
        } finally {
            logger.removeHandler(handler);
            logger.setLevel(before);
        }

        assertThat(said).hasSize(2);
        assertThat(said.getFirst())
                .startsWith("chaos point armed; point=told.point id=")
                .endsWith(
                        " rules=[fail with dev.squall.point.fault.ChaosException first 2] seed=7 hits=0 injections=0 skipped=0");
        assertThat(said.getLast()).startsWith("chaos point over; ").endsWith(" skipped=0 end=disarmed");
    }

    private final class Keeping extends Handler {
        @Override
        public void publish(LogRecord entry) {
            if (entry.getMessage().contains("told.point")) {
                said.add(entry.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
