package dev.squall.orders;

/** A charge or a refund was not made, as far as is known. */
class PaymentException extends Exception {
    private static final long serialVersionUID = 1L;

    PaymentException(String message) {
        super(message);
    }
}
