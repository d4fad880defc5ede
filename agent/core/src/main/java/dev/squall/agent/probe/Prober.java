package dev.squall.agent.probe;

import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.Usage;
import dev.squall.model.json.Json;

/** Looks at one thing once. Instances are shared by concurrent calls and keep no state of a call. */
public interface Prober {
    /** The provider's {@code type}, for example {@code prometheus}. */
    String family();

    /** The provider's {@code func}, for example {@code query}. */
    String func();

    /** What it does and takes; its arguments are read by this. */
    Usage usage();

    /**
     * Waits are interruptible.
     *
     * @param arguments as written by the author, patterns and secrets already replaced
     */
    Observation observe(Json.Mapping arguments, CallContext context) throws InterruptedException;
}
