package dev.squall.toxics.proxy;

import java.util.Locale;

/** Which way data goes. */
public enum Direction {
    /** From the client to the server. */
    UPSTREAM,
    /** From the server to the client. */
    DOWNSTREAM;

    /** As it is spelled in metrics. */
    public String shown() {
        return name().toLowerCase(Locale.ROOT);
    }
}
