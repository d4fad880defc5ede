package dev.squall.local.simulation;

import dev.squall.agent.policy.Policy;
import dev.squall.agent.worker.Ports;
import dev.squall.agent.worker.Reports;
import dev.squall.agent.worker.Resolver;
import dev.squall.agent.worker.Worker;
import dev.squall.agent.worker.WorkerSettings;
import dev.squall.model.experiment.Provider;
import dev.squall.model.message.AgentRef;
import dev.squall.model.message.Command;
import dev.squall.model.message.Control;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One agent: the real worker over a disk that outlives it. Dies where the weather says, and comes back after a while. */
final class SimulatedAgent {
    private static final Duration LONGEST_OUTAGE = Duration.ofMinutes(2);

    private final AgentRef ref;
    private final VirtualTime time;
    private final Chance chance;
    private final SimulatedLedger ledger;
    private final dev.squall.agent.worker.Functions functions;
    private final Reports reports;
    private final Story story;
    private final Map<String, Duration> leases = new HashMap<>();
    private final Map<String, Command.Action> actions = new HashMap<>();
    private final Map<String, Duration> endings = new HashMap<>();
    private @Nullable Life life;
    private Duration aliveSince = Duration.ZERO;

    SimulatedAgent(
            AgentRef ref,
            VirtualTime time,
            Chance chance,
            SimulatedSystem system,
            List<Provider> providers,
            Reports reports,
            Story story) {
        this.ref = ref;
        this.time = time;
        this.chance = chance;
        this.ledger = new SimulatedLedger(time, chance);
        this.functions = new SimulatedFunctions(ref, system, chance).of(providers);
        this.reports = reports;
        this.story = story;
    }

    /** One life of the agent's process: its worker, and whether it has ended. */
    private final class Life implements SimulatedTasks.Life {
        private Optional<Duration> alarm = Optional.empty();
        private boolean over;
        private final Worker worker = new Worker(
                WorkerSettings.of(ref),
                functions,
                Policy.PERMISSIVE,
                new Ports(
                        ledger,
                        report -> {
                            if (!over) {
                                reports.send(report);
                            }
                        },
                        new SimulatedTasks(time, chance, this),
                        at -> alarm = at,
                        (_, call, _) -> new Resolver.Resolution.Resolved(call, Set.of()),
                        time,
                        time,
                        _ -> {}));

        @Override
        public boolean over() {
            return over;
        }

        @Override
        public void end(Crash crash) {
            over = true;
            if (life == this) {
                life = null;
                story.tell(ref.toString(), "dies " + crash.getMessage());
                time.in(chance.within(LONGEST_OUTAGE), SimulatedAgent.this::start);
            }
        }
    }

    void start() {
        var next = new Life();
        life = next;
        aliveSince = time.elapsed();
        endings.clear();
        story.tell(ref.toString(), "starts");
        SimulatedTasks.alive(next, next.worker::start);
    }

    /** What arrives while the agent is down is lost. */
    void deliver(Command command) {
        var now = life;
        if (now != null) {
            if (command instanceof Command.Action action && actions.putIfAbsent(command.id(), action) == null) {
                leases.merge(command.id(), time.elapsed().plus(action.lease()), SimulatedAgent::later);
            }
            SimulatedTasks.alive(now, () -> now.worker.accept(command));
        }
    }

    void deliver(Control control) {
        var now = life;
        if (now != null) {
            note(control);
            SimulatedTasks.alive(now, () -> now.worker.accept(control));
        }
    }

    private void note(Control control) {
        actions.values().stream()
                .filter(action -> action.run().equals(control.run()))
                .forEach(action -> {
                    boolean ends = switch (control) {
                        case Control.Abort _ -> true;
                        case Control.Recover recover -> recover.commands().contains(action.id());
                        case Control.BreakOff off -> off.commands().contains(action.id());
                        case Control.Lease lease -> {
                            leases.merge(action.id(), time.elapsed().plus(lease.length()), SimulatedAgent::later);
                            yield false;
                        }
                    };
                    if (ends) {
                        endings.putIfAbsent(action.id(), time.elapsed());
                    }
                });
    }

    private static Duration earlier(Duration one, Optional<Duration> other) {
        return other.filter(moment -> moment.compareTo(one) < 0).orElse(one);
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    void wake() {
        var now = life;
        if (now != null) {
            SimulatedTasks.alive(now, now.worker::wake);
        }
    }

    Optional<Duration> nextWake() {
        return life == null ? Optional.empty() : life.alarm;
    }

    /** When this command's fault must have begun to end, by everything that its agent has been told. */
    Duration deadline(SimulatedSystem.InPlace fault) {
        var action = actions.get(fault.command());
        if (action == null) {
            return fault.since();
        }
        var deadline = VirtualTime.since(action.hardDeadline());
        for (var other : List.of(
                Optional.ofNullable(leases.get(fault.command())),
                action.duration().map(fault.since()::plus),
                Optional.ofNullable(endings.get(fault.command())))) {
            deadline = earlier(deadline, other);
        }
        return later(later(deadline, fault.since()), aliveSince);
    }

    boolean down() {
        return life == null;
    }

    boolean idle() {
        return life != null && life.worker.ready() && life.worker.idle();
    }

    AgentRef ref() {
        return ref;
    }

    SimulatedLedger ledger() {
        return ledger;
    }
}
