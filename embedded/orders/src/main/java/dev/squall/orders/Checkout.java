package dev.squall.orders;

import dev.squall.orders.Order.Status;
import dev.squall.point.fault.ChaosException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jboss.logging.Logger;

/** Takes orders and pays them. An order that could not be paid is kept, and can be paid later. */
@ApplicationScoped
class Checkout {
    private static final Logger LOG = Logger.getLogger(Checkout.class);

    private final OrderStore store;
    private final Payments payments;
    private final InstantSource clock;

    Checkout(OrderStore store, Payments payments, InstantSource clock) {
        this.store = store;
        this.payments = payments;
        this.clock = clock;
    }

    Answer<Order> place(String item, int quantity) {
        return switch (store.place(item, quantity, clock.instant())) {
            case Answer.Known<Order>(Order order) -> new Answer.Known<>(charged(order));
            case Answer.Unavailable<Order> unavailable -> unavailable;
        };
    }

    /** Tries again what was not charged; what was is left as it is. Empty when there is no such order. */
    Answer<Optional<Order>> pay(long id) {
        return switch (store.order(id)) {
            case Answer.Known<Optional<Order>>(Optional<Order> found) ->
                new Answer.Known<>(
                        found.map(order -> order.status() == Status.PENDING_PAYMENT ? charged(order) : order));
            case Answer.Unavailable<Optional<Order>> unavailable -> unavailable;
        };
    }

    /** Gives the money for a completed order back; another is left as it is. Empty when there is no such order. */
    Answer<Optional<Order>> refund(long id) {
        return switch (store.order(id)) {
            case Answer.Known<Optional<Order>>(Optional<Order> found) ->
                new Answer.Known<>(found.map(order -> order.status() == Status.COMPLETED ? refunded(order) : order));
            case Answer.Unavailable<Optional<Order>> unavailable -> unavailable;
        };
    }

    private Order charged(Order order) {
        return after(order, Status.COMPLETED, () -> payments.charge(order.id(), clock.instant()));
    }

    private Order refunded(Order order) {
        return after(order, Status.REFUNDED, () -> payments.refund(order.id(), clock.instant()));
    }

    private interface Payment {
        void make() throws PaymentException;
    }

    /** Whatever a payment fails by, the order is there: what its client has to be told is its status. */
    private static Order after(Order order, Status status, Payment payment) {
        try {
            payment.make();
            return order.with(status);
        } catch (PaymentException | TimeoutException | ChaosException e) {
            LOG.warnf("payment failed order=%d reason=%s", order.id(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.errorf("payment failed in an unknown way order=%d reason=%s", order.id(), e);
        }
        return order;
    }
}
