package dev.squall.agent.worker;

import dev.squall.agent.ledger.Ledger;
import dev.squall.agent.ledger.MemoryLedger;
import dev.squall.agent.policy.Policy;
import dev.squall.model.experiment.BlastRadius;
import dev.squall.model.experiment.Provider;
import dev.squall.model.json.Json;
import dev.squall.model.message.AgentRef;
import dev.squall.model.message.Command;
import dev.squall.model.message.Control;
import dev.squall.model.message.Envelope;
import dev.squall.model.message.Report;
import dev.squall.model.message.Scope;
import dev.squall.model.message.StepAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A worker on a test bench: its clock, its tasks, its ledger and the system it acts on are in the test's hands. */
final class Bench {
    static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    static final AgentRef AGENT = new AgentRef("one", "a");
    static final Retry RETRY = new Retry(3, Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofMinutes(1));

    final Switchboard board = new Switchboard();
    final List<Report> reports = new ArrayList<>();
    StepwiseTasks tasks = new StepwiseTasks();
    Ledger ledger = new MemoryLedger(this::now);
    Policy policy = Policy.PERMISSIVE;
    Set<Json> secrets = Set.of();
    int actions = 4;
    Duration elapsed = Duration.ZERO;
    Worker worker = started();

    Instant now() {
        return START.plus(elapsed);
    }

    /** A new worker over the same ledger and the same system; the one before is forgotten with whatever it was doing. */
    Worker started() {
        tasks = new StepwiseTasks();
        var settings = new WorkerSettings(AGENT, actions, 4, Duration.ofSeconds(30), Duration.ofSeconds(5), RETRY);
        var ports = new Ports(
                ledger,
                reports::add,
                tasks,
                _ -> {},
                (_, call, _) -> new Resolver.Resolution.Resolved(call, secrets),
                this::now,
                () -> elapsed,
                _ -> {});
        worker = new Worker(settings, board.functions(), policy, ports);
        worker.start();
        return worker;
    }

    /** Does all work there is, without time passing. */
    Bench settle() {
        tasks.all();
        return this;
    }

    /** Lets time pass, with the worker woken when it wants to be. */
    Bench pass(Duration length) {
        Duration end = elapsed.plus(length);
        settle();
        Optional<Duration> next = worker.nextWake();
        while (next.isPresent() && next.get().compareTo(end) <= 0) {
            elapsed = next.get().compareTo(elapsed) > 0 ? next.get() : elapsed;
            worker.wake();
            settle();
            next = worker.nextWake();
        }
        elapsed = end;
        return this;
    }

    Bench send(Command command) {
        worker.accept(command);
        return settle();
    }

    Bench send(Control control) {
        worker.accept(control);
        return settle();
    }

    List<String> told() {
        return reports.stream().map(Bench::told).toList();
    }

    private static String told(Report report) {
        return switch (report) {
            case Report.Succeeded _ -> "Succeeded";
            case Report.Injected _ -> "Injected";
            case Report.Failed _ -> "Failed";
            case Report.Refused refused -> "Refused " + refused.reason();
            case Report.Unknown _ -> "Unknown";
            case Report.Recovered recovered -> "Recovered " + recovered.outcome() + " " + recovered.cause();
        };
    }

    Report last() {
        return reports.getLast();
    }

    Order order() {
        return new Order(this);
    }

    Command.Action fault() {
        return order().action("off");
    }

    Control.Abort abort() {
        return new Control.Abort("run", 1, now(), "enough");
    }

    Control.Recover recover(String... commands) {
        return new Control.Recover("run", 1, now(), List.of(commands), "its turn is over");
    }

    Control.Lease lease(long epoch, Duration length) {
        return new Control.Lease("run", epoch, now(), length);
    }

    /** A command being written; what a test does not say is harmless. */
    static final class Order {
        private final Instant now;
        private int step;
        private long epoch = 1;
        private Duration lease = Duration.ofHours(1);
        private Duration hard = Duration.ofHours(2);
        private Duration fresh = Duration.ofMinutes(1);
        private Optional<Duration> duration = Optional.empty();
        private Optional<BlastRadius> blastRadius = Optional.empty();
        private Json.Mapping arguments = Json.mapping("name", Json.of("lamp"));

        private Order(Bench bench) {
            now = bench.now();
        }

        Order step(int index) {
            step = index;
            return this;
        }

        Order epoch(long value) {
            epoch = value;
            return this;
        }

        Order lease(Duration value) {
            lease = value;
            return this;
        }

        Order hardDeadline(Duration value) {
            hard = value;
            return this;
        }

        Order freshFor(Duration value) {
            fresh = value;
            return this;
        }

        Order lasting(Duration value) {
            duration = Optional.of(value);
            return this;
        }

        Order within(BlastRadius value) {
            blastRadius = Optional.of(value);
            return this;
        }

        Order arguments(Json.Mapping value) {
            arguments = value;
            return this;
        }

        Command.Action action(String func) {
            return new Command.Action(
                    envelope(),
                    AGENT,
                    address(),
                    func,
                    new Provider.Native("switch", func, arguments),
                    Scope.EMPTY,
                    Duration.ofSeconds(20),
                    duration,
                    lease,
                    now.plus(hard),
                    blastRadius);
        }

        Command.Probe probe(String func) {
            return new Command.Probe(
                    envelope(),
                    AGENT,
                    address(),
                    func,
                    new Provider.Native("switch", func, arguments),
                    Scope.EMPTY,
                    Duration.ofSeconds(20));
        }

        private StepAddress address() {
            return StepAddress.of(StepAddress.Stage.METHOD, step);
        }

        private Envelope envelope() {
            return Envelope.of("run", address(), AGENT, epoch, now, now.plus(fresh));
        }
    }
}
