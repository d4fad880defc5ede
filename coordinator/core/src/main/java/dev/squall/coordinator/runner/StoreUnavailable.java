package dev.squall.coordinator.runner;

/**
 * The store cannot be reached. Whether the last append took place may be unknown; the same call may be made again, and an
 * append that did take place is then refused as any other at an old version.
 */
public final class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
