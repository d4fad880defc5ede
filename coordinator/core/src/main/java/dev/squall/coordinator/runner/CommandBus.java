package dev.squall.coordinator.runner;

import dev.squall.model.message.Command;
import dev.squall.model.message.Control;

/** The way out to agents. Delivery may fail, repeat or reorder; the runner sends again what is not answered. */
public interface CommandBus {
    void send(Command command);

    void send(String cluster, Control control);
}
