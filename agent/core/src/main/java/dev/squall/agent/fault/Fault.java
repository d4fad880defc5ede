package dev.squall.agent.fault;

import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.Usage;
import dev.squall.model.json.Json;

/**
 * A function that changes the world: {@link Injector} when the change is undone, {@link Effect} when it happens once.
 * Instances are shared by concurrent calls and keep no state of a call.
 */
public sealed interface Fault permits Injector, Effect {
    /** The provider's {@code type}, for example {@code signal}. */
    String family();

    /** The provider's {@code func}, for example {@code stop}. */
    String func();

    /** What it does and takes; its arguments are read by this. */
    Usage usage();

    /**
     * Finds out exactly what would be hit, and what undoing it needs, without changing anything. Waits are interruptible.
     *
     * @param arguments as written by the author, patterns and secrets already replaced
     */
    Plan plan(Json.Mapping arguments, CallContext context) throws InterruptedException;
}
