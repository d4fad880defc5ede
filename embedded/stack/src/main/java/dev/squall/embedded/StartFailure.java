package dev.squall.embedded;

import java.io.IOException;

/** A part of the stack did not come up. The message names the part, the reason and where its log is. */
public final class StartFailure extends IOException {
    private static final long serialVersionUID = 1L;

    public StartFailure(String message) {
        super(message);
    }

    public StartFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
