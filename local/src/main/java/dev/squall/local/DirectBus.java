package dev.squall.local;

import dev.squall.agent.worker.Worker;
import dev.squall.coordinator.runner.CommandBus;
import dev.squall.model.message.Command;
import dev.squall.model.message.Control;

/** The shortest bus: a worker in the same process. It loses nothing and delivers at once. */
final class DirectBus implements CommandBus {
    private final Worker worker;

    DirectBus(Worker worker) {
        this.worker = worker;
    }

    @Override
    public void send(Command command) {
        worker.accept(command);
    }

    @Override
    public void send(String cluster, Control control) {
        worker.accept(control);
    }
}
