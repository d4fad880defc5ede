package dev.squall.local.simulation;

import dev.squall.coordinator.runner.CommandBus;
import dev.squall.model.message.AgentRef;
import dev.squall.model.message.Command;
import dev.squall.model.message.Control;
import dev.squall.model.message.Report;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Everything between coordinator and agents. It loses, repeats and delays, so that messages overtake each other; and while
 * it sends, the coordinator may die.
 */
final class FaultyBus implements CommandBus {
    private final VirtualTime time;
    private final Chance chance;
    private final Map<AgentRef, SimulatedAgent> agents;
    private final Consumer<Report> coordinator;
    private final Story story;

    FaultyBus(
            VirtualTime time,
            Chance chance,
            Map<AgentRef, SimulatedAgent> agents,
            Consumer<Report> coordinator,
            Story story) {
        this.time = time;
        this.chance = chance;
        this.agents = agents;
        this.coordinator = coordinator;
        this.story = story;
    }

    @Override
    public void send(Command command) {
        mayDie();
        var agent = agents.get(command.agent());
        if (agent != null) {
            carry("command " + command.id(), () -> agent.deliver(command));
        }
    }

    @Override
    public void send(String cluster, Control control) {
        mayDie();
        for (var agent : agents.values()) {
            if (agent.ref().cluster().equals(cluster)) {
                String name = control.getClass().getSimpleName() + " to " + agent.ref();
                carry(name, () -> agent.deliver(control));
            }
        }
    }

    void send(Report report) {
        story.tell(report.agent().toString(), report.getClass().getSimpleName() + " " + report.command());
        carry(report.getClass().getSimpleName() + " " + report.command(), () -> coordinator.accept(report));
    }

    private void mayDie() {
        if (chance.happens(chance.weather().coordinator())) {
            throw new Crash("while it sends");
        }
    }

    private void carry(String what, Runnable delivery) {
        if (chance.happens(chance.weather().loss())) {
            story.tell("bus", "loses " + what);
        } else {
            time.in(chance.way(), delivery);
        }
        if (chance.happens(chance.weather().repetition())) {
            story.tell("bus", "repeats " + what);
            time.in(chance.way(), delivery);
        }
    }
}
