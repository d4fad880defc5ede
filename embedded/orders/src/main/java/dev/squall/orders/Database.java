package dev.squall.orders;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.faulttolerance.api.Guard;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;

/**
 * Asks PostgreSQL through one circuit breaker: half of ten calls failing opens it for a second, in which clients get their answer at
 * once instead of waiting for a server that is not there.
 */
@ApplicationScoped
class Database {
    private static final Logger LOG = Logger.getLogger(Database.class);

    private final DataSource source;
    private final Guard guard;

    Database(DataSource source, MeterRegistry metrics) {
        this.source = source;
        var breaker = new Breaker("database", metrics);
        this.guard = Guard.create()
                .withCircuitBreaker()
                .name(breaker.name())
                .requestVolumeThreshold(10)
                .failureRatio(0.5)
                .delay(1, ChronoUnit.SECONDS)
                .successThreshold(2)
                .failOn(SQLException.class)
                .onStateChange(breaker::changed)
                .done()
                .build();
    }

    /** A conversation with the database that may fail. */
    interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    <T> Answer<T> ask(Question<T> question) {
        try {
            // The breaker looks at failures only; the type it is told is that of every answer here.
            Answer<?> answer = guard.call(() -> known(question), Answer.class);
            @SuppressWarnings("unchecked")
            var typed = (Answer<T>) answer;
            return typed;
        } catch (CircuitBreakerOpenException open) {
            return new Answer.Unavailable<>("the circuit breaker of the database is open");
        } catch (SQLException e) {
            LOG.warnf("database failed state=%s", e.getSQLState());
            return new Answer.Unavailable<>("the database does not answer");
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a question to the database failed in an unknown way", e);
        }
    }

    private <T> Answer<T> known(Question<T> question) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return new Answer.Known<>(question.ask(connection));
        }
    }
}
