package dev.squall.orders;

import dev.squall.point.cdi.ChaosPoint;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * Charges orders and gives the money back. Each is tried up to four times, for a second each, which is safe: an order is charged once
 * and refunded once, however often that is asked for.
 */
@ApplicationScoped
class Payments {
    private static final int RETRIES = 3;
    private static final long PAUSE = 50;

    private final Database database;

    Payments(Database database) {
        this.database = database;
    }

    @Retry(maxRetries = RETRIES, delay = PAUSE, jitter = 0)
    @Timeout(value = 1, unit = ChronoUnit.SECONDS)
    @ChaosPoint("payment.charge")
    void charge(long order, Instant now) throws PaymentException {
        write("INSERT INTO payments (order_id, charged) VALUES (?, ?) ON CONFLICT DO NOTHING", order, now);
    }

    /** Changes nothing when it was not charged. */
    @Retry(maxRetries = RETRIES, delay = PAUSE, jitter = 0)
    @Timeout(value = 1, unit = ChronoUnit.SECONDS)
    @ChaosPoint("payment.refund")
    void refund(long order, Instant now) throws PaymentException {
        write(
                "INSERT INTO refunds (order_id, refunded) SELECT order_id, ? FROM payments WHERE order_id = ?"
                        + " ON CONFLICT DO NOTHING",
                now,
                order);
    }

    private void write(String sql, Object... values) throws PaymentException {
        Answer<Integer> answer = database.ask(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i] instanceof Instant at ? Timestamp.from(at) : values[i]);
                }
                return statement.executeUpdate();
            }
        });
        if (answer instanceof Answer.Unavailable<Integer>(String reason)) {
            throw new PaymentException(reason);
        }
    }
}
