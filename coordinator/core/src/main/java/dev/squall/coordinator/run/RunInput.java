package dev.squall.coordinator.run;

import dev.squall.model.message.Report;
import dev.squall.model.message.Request;
import java.time.Instant;

/** What can reach a run. Time is one of the inputs: a deadline that passes is told, never looked up. */
public sealed interface RunInput {
    Instant at();

    /** An agent reported. */
    record Reported(Instant at, Report report) implements RunInput {}

    /** Somebody asked. */
    record Requested(Instant at, Request request) implements RunInput {}

    /** The time a run wanted to be woken at has come. */
    record TimePassed(Instant at) implements RunInput {}

    /** This coordinator has just become the run's owner. */
    record TakenOver(Instant at) implements RunInput {}
}
