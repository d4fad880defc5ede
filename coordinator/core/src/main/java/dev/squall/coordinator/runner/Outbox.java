package dev.squall.coordinator.runner;

import dev.squall.coordinator.run.Pending;
import dev.squall.coordinator.run.RunState;
import dev.squall.model.journal.RunEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Hands on what events carry, and sends again what a run still waits for. */
final class Outbox {
    private final CommandBus bus;

    Outbox(CommandBus bus) {
        this.bus = bus;
    }

    void send(List<RunEvent> events) {
        for (var event : events) {
            if (event instanceof RunEvent.StepDispatched(var _, var command)) {
                bus.send(command);
            } else if (event instanceof RunEvent.ControlSent(var _, String cluster, var control)) {
                bus.send(cluster, control);
            }
        }
    }

    void sendAgain(RunState state, Instant now, Duration olderThan) {
        Pending.commands(state, now, olderThan).forEach(bus::send);
        Pending.controls(state, now, olderThan).forEach(pending -> bus.send(pending.cluster(), pending.control()));
    }

    void renewLeases(RunState state, Instant now) {
        Pending.leases(state, now).forEach(lease -> bus.send(lease.cluster(), lease.control()));
    }
}
