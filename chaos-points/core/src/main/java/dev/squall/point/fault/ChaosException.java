package dev.squall.point.fault;

/**
 * A failure that a chaos point made: what an injected failure is unless another exception was asked for, and what stands in
 * for an exception that may not be thrown where it was hit, which is its cause then.
 */
public class ChaosException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ChaosException(String message) {
        super(message);
    }

    public ChaosException(String message, Throwable cause) {
        super(message, cause);
    }
}
