package dev.squall.agent.fault;

import dev.squall.agent.call.CallContext;
import dev.squall.model.json.Json;
import dev.squall.model.message.Recovery;
import java.time.Duration;
import java.util.Optional;

/**
 * A fault that is put in place and taken away. Its caller has written {@link Plan.Ready} to disk before {@link #inject},
 * and calls {@link #recover} and {@link #verify} afterwards, whatever came of it: after an interrupt, twice, without any
 * injection, in another process after a restart.
 *
 * <p>{@code data} is {@link Plan.Ready#data} throughout.
 */
public non-sealed interface Injector extends Fault {

    /** Puts the fault in place. After an interrupt or {@link Injected.NotInPlace} parts of it may be there. */
    Injected inject(Json.Mapping data, CallContext context) throws InterruptedException;

    /** Takes the fault away. Doing it again, or without the fault, changes nothing and succeeds. */
    Undone recover(Json.Mapping data, CallContext context) throws InterruptedException;

    /** Reads the system again; never answers from memory. */
    Verification verify(Json.Mapping data, CallContext context) throws InterruptedException;

    /**
     * How often {@link #keep} is called while the fault is in place. For a fault whose target ends it by itself when it hears
     * nothing any more, so that an agent that died leaves nothing behind; other faults are not kept.
     */
    default Optional<Duration> keeping() {
        return Optional.empty();
    }

    /**
     * Tells the target that the fault is still wanted. It puts nothing in place: what is gone stays gone, also when this is
     * late and comes beside an undo. Whether it was heard shows when the fault is verified.
     */
    default void keep(Json.Mapping data, CallContext context) throws InterruptedException {}

    /** What is true after an injection. */
    sealed interface Injected {
        /** All of it is in place. */
        record InPlace(Json evidence) implements Injected {}

        /** It did not work. */
        record NotInPlace(String reason) implements Injected {}
    }

    /** What is true after an undo. */
    sealed interface Undone {
        /** The undo ran to its end. Whether the fault is gone is for {@link #verify} to say. */
        record Gone(Json evidence) implements Undone {}

        /** It could not be undone; it is tried again. */
        record StillThere(String reason) implements Undone {}
    }

    /**
     * @param evidence what was read, and what is left when the outcome is not CLEAN
     */
    record Verification(Recovery outcome, Json evidence) {}
}
