package dev.squall.coordinator.run;

import dev.squall.model.message.Command;
import java.time.Instant;

/** A command that was sent and not yet answered; after {@code answerBy} it is given up. */
public record InFlight(Command command, Instant sentAt, Instant answerBy) {}
