package dev.squall.local;

import dev.squall.agent.ledger.Ledger;
import dev.squall.agent.worker.Ports;
import dev.squall.agent.worker.Reports;
import dev.squall.agent.worker.Worker;
import dev.squall.agent.worker.WorkerSettings;
import dev.squall.coordinator.plan.Fleet;
import dev.squall.coordinator.run.RunInput;
import dev.squall.coordinator.run.RunState;
import dev.squall.coordinator.runner.RunObserver;
import dev.squall.coordinator.runner.Runner;
import dev.squall.local.controls.ControlledRun;
import dev.squall.local.controls.Controls;
import dev.squall.local.memory.MemoryRunStore;
import dev.squall.model.journal.Plan;
import dev.squall.model.journal.Result;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.json.Json;
import dev.squall.model.message.AgentRef;
import dev.squall.model.message.OpenFault;
import dev.squall.model.message.Report;
import dev.squall.model.message.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Both cores in one process, for one run: a coordinator's runner and an agent's worker, joined by {@link DirectBus} there
 * and by the {@link Loop} back. Whatever may have to be undone is in a ledger file first.
 *
 * <pre>
 * {@link Loop} -> {@link Runner} -> {@link DirectBus} -> {@link Worker} -> {@link Loop}
 * </pre>
 */
public final class OneMachine implements AutoCloseable {
    /** The only agent there is. */
    public static final AgentRef AGENT = new AgentRef("local", "this-machine");

    private final Surroundings around;
    private final Loop loop;
    private final LazyLedger ledger;
    private final Worker worker;
    private final Optional<Controls> controls;
    private volatile @Nullable Runner running;
    private volatile @Nullable ControlledRun controlled;

    /** Of runs without controls. */
    public OneMachine(Surroundings around, String name) {
        this(around, name, Optional.empty());
    }

    /**
     * @param name     of this process among all that run experiments here, now and before
     * @param controls that go with the run
     */
    public OneMachine(Surroundings around, String name, Optional<Controls> controls) {
        this.around = around;
        this.controls = controls;
        this.loop = new Loop(around.elapsed());
        this.ledger = new LazyLedger(around.home().ledgers().resolve(name), around.clock());
        this.worker = worker(around, ledger, loop, this::reported);
        worker.start();
    }

    static Worker worker(Surroundings around, Ledger ledger, Loop loop, Reports reports) {
        return new Worker(
                WorkerSettings.of(AGENT),
                around.functions(),
                around.policy(),
                new Ports(
                        ledger,
                        reports,
                        loop.turning(around.tasks()),
                        loop,
                        around.resolver(),
                        around.clock(),
                        around.elapsed(),
                        around.pauses()));
    }

    /** This machine as a fleet of one, with what it can do of the families that an experiment asks for. */
    public static Fleet fleet(Surroundings around, Set<String> families) {
        return new Fleet(
                List.of(new Fleet.Member(AGENT, Map.of(), around.functions().names(families))));
    }

    /** Runs a plan to its end. The observer is called on one thread at a time, which may be another each time. */
    public Result run(Plan plan, String by, RunObserver observer) throws InterruptedException {
        var store = new MemoryRunStore();
        var runner = runner(plan, store, observer);
        running = runner;
        var begun = around.clock().instant();
        runner.create(plan, begun);
        runner.accept(plan.run(), new RunInput.Requested(begun, new Request.Start(plan.run(), begun, by)));
        loop.run(() -> turn(runner, plan.run()));
        running = null;
        var last = controlled;
        if (last != null) {
            last.close();
        }
        return result(store.load(plan.run()));
    }

    private Runner runner(Plan plan, MemoryRunStore store, RunObserver observer) {
        var direct = new DirectBus(worker);
        if (controls.isEmpty()) {
            return new Runner(store, direct, observer);
        }
        var between = new ControlledRun(
                controls.get(),
                plan,
                direct,
                this::told,
                (why, known) -> abort(plan.run(), "a control", why, known),
                around.clock());
        controlled = between;
        return new Runner(store, between, (run, version, events, state) -> {
            observer.appended(run, version, events, state);
            between.appended(run, version, events, state);
        });
    }

    /** The journal that controls have made of it; empty when they have left it alone. */
    public Optional<Json> journal() {
        var last = controlled;
        return last == null ? Optional.empty() : last.journal();
    }

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private static boolean goesOn(RunState state) {
        return !(state instanceof RunState.Finished);
    }

    private static Result result(List<RunEvent> events) {
        for (var event : events.reversed()) {
            if (event instanceof RunEvent.RunFinished(var _, Result result)) {
                return result;
            }
        }
        throw new IllegalStateException("the run came to no end");
    }

    private Optional<Duration> turn(Runner runner, String run) {
        var now = around.clock().instant();
        var due = runner.nextWake();
        if (due.isPresent() && !due.get().isAfter(now)) {
            runner.wake(now);
            due = runner.nextWake();
        }
        if (loop.alarmIsDue()) {
            worker.wake();
        }
        var state = runner.state(run);
        return state.isPresent() && goesOn(state.get())
                ? Optional.of(due.map(at -> Duration.between(now, at)).orElse(LONGEST_WAIT))
                : Optional.empty();
    }

    private void reported(Report report) {
        var between = controlled;
        if (between == null) {
            waits(report);
        } else {
            between.report(report);
        }
    }

    private void told(Report report) {
        waits(report);
        loop.take();
    }

    private void waits(Report report) {
        loop.add(() -> tell(report.run(), new RunInput.Reported(around.clock().instant(), report)));
    }

    /** Asks the run to stop, undo its faults and run its rollbacks. From any thread; more than once does no harm. */
    public void abort(String run, String by, String reason) {
        abort(run, by, reason, () -> {});
    }

    private void abort(String run, String by, String reason, Runnable first) {
        var now = around.clock().instant();
        loop.add(() -> {
            first.run();
            tell(run, new RunInput.Requested(now, new Request.Abort(run, now, by, reason)));
        });
        loop.take();
    }

    /** Asks the run to end at once, without its rollbacks. */
    public void quit(String run, String by, String reason) {
        var now = around.clock().instant();
        loop.add(() -> tell(run, new RunInput.Requested(now, new Request.Quit(run, now, by, reason))));
        loop.take();
    }

    private void tell(String run, RunInput input) {
        var runner = running;
        if (runner != null) {
            runner.accept(run, input);
        }
    }

    /** What is in place, or not known to be gone. From any thread. */
    public List<OpenFault> openFaults() {
        return worker.openFaults();
    }

    @Override
    public void close() throws IOException {
        if (worker.openFaults().isEmpty()) {
            ledger.closeAndRemove();
        } else {
            ledger.close();
        }
    }
}
