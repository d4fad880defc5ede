package dev.squall.coordinator.runner;

import dev.squall.coordinator.run.Pending;
import dev.squall.coordinator.run.RunState;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.message.Command;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Hands on what events carry, and sends again what a run still waits for. */
final class Outbox {
    private final CommandBus bus;

    Outbox(CommandBus bus) {
        this.bus = bus;
    }

    /** Whether nothing that these events carry can change anything: the commands among them are probes, and there is no control. */
    static boolean onlyLooks(List<RunEvent> events) {
        for (var event : events) {
            boolean acts = event instanceof RunEvent.StepDispatched(var _, Command.Action _)
                    || event instanceof RunEvent.ControlSent;
            if (acts) {
                return false;
            }
        }
        return true;
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
