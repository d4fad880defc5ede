package dev.squall.local.controls;

import dev.squall.agent.python.ControlPoint;
import dev.squall.coordinator.run.RunState;
import dev.squall.coordinator.runner.CommandBus;
import dev.squall.coordinator.runner.RunObserver;
import dev.squall.model.journal.Phase;
import dev.squall.model.journal.Plan;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.json.Json;
import dev.squall.model.message.Command;
import dev.squall.model.message.Control;
import dev.squall.model.message.Report;
import dev.squall.model.message.StepAddress.Stage;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts a run's controls between the run and its worker: commands and reports wait in one line with the controls that belong
 * before and after them, which one thread works through. The loop of the run never waits for a control, and an abort
 * overtakes the line: it goes to the worker at once.
 */
public final class ControlledRun implements CommandBus, RunObserver, AutoCloseable {
    private final Controls controls;
    private final Plan plan;
    private final CommandBus bus;
    private final Consumer<Report> reports;
    private final Consumer<String> stop;
    private final Activities activities;
    private final WaitingLine line = new WaitingLine();
    private final List<RunEvent> events = new ArrayList<>();
    private boolean checking;
    private boolean rollingBack;
    private Phase phase = Phase.PLANNED;
    private volatile @Nullable Json changed;

    /**
     * @param bus     to the worker
     * @param reports to the run
     * @param stop    is told why a control wants the run to end
     */
    public ControlledRun(
            Controls controls,
            Plan plan,
            CommandBus bus,
            Consumer<Report> reports,
            Consumer<String> stop,
            InstantSource clock) {
        this.controls = controls;
        this.plan = plan;
        this.bus = bus;
        this.reports = reports;
        this.stop = stop;
        this.activities = new Activities(controls, plan, bus, reports, stop, clock);
    }

    /** A command's first way is by {@link #appended}; what comes again is passed on once it was passed at all. */
    @Override
    public void send(Command command) {
        if (activities.hasPassed(command)) {
            bus.send(command);
        }
    }

    @Override
    public void send(String cluster, Control control) {
        bus.send(cluster, control);
    }

    @Override
    public void appended(String run, long version, List<RunEvent> more, RunState state) {
        for (var event : more) {
            events.add(event);
            switch (event) {
                case RunEvent.StepDispatched(var _, Command command) -> dispatched(command);
                case RunEvent.PhaseEntered(var _, Phase entered) -> enter(entered);
                case RunEvent.HypothesisJudged judged -> judged(judged.stage());
                case RunEvent.RunPlanned _ -> begin();
                case RunEvent.RunFinished _ -> end();
                case RunEvent.Approved _,
                        RunEvent.OwnershipTaken _,
                        RunEvent.StepAnswered _,
                        RunEvent.StepEnded _,
                        RunEvent.PauseStarted _,
                        RunEvent.PauseEnded _,
                        RunEvent.ControlSent _,
                        RunEvent.FaultRecovered _,
                        RunEvent.FaultFound _,
                        RunEvent.FaultLost _,
                        RunEvent.GuardSampled _,
                        RunEvent.GuardWarned _,
                        RunEvent.GuardTripped _,
                        RunEvent.StopRequested _,
                        RunEvent.StepsClosed _ -> {}
            }
        }
    }

    private void begin() {
        line.add(controls::configure);
        later(ControlPoint.BEFORE_EXPERIMENT, experiment(), Json.NULL);
    }

    private void end() {
        enter(Phase.FINISHED);
        var journal = controls.journal(events);
        line.add(() -> {
            var left = controls.call(ControlPoint.AFTER_EXPERIMENT, experiment(), journal);
            if (!left.state().equals(journal)) {
                changed = left.state();
            }
            controls.cleanUp();
        });
    }

    private void enter(Phase entered) {
        if (phase == Phase.ACTING) {
            later(ControlPoint.AFTER_METHOD, experiment(), part("run"));
        }
        if (rollingBack) {
            rollingBack = false;
            later(ControlPoint.AFTER_ROLLBACK, experiment(), part("rollbacks"));
        }
        if (entered == Phase.ACTING) {
            later(ControlPoint.BEFORE_METHOD, experiment(), Json.NULL);
        }
        phase = entered;
    }

    private void judged(Stage stage) {
        checking = false;
        var states = part("steady_states") instanceof Json.Mapping all ? all : Json.Mapping.EMPTY;
        later(
                ControlPoint.AFTER_HYPOTHESIS,
                hypothesis(),
                switch (stage) {
                    case BEFORE -> states.get("before").orElse(Json.NULL);
                    case AFTER, RECOVERY -> states.get("after").orElse(Json.NULL);
                    case DURING, CONFIGURATION, METHOD, ROLLBACK, GUARD ->
                        states.get("during").orElse(Json.NULL);
                });
    }

    private void dispatched(Command command) {
        var stage = command.step().stage();
        switch (stage) {
            case BEFORE, DURING, AFTER, RECOVERY -> {
                if (!checking) {
                    checking = true;
                    later(ControlPoint.BEFORE_HYPOTHESIS, hypothesis(), Json.NULL);
                }
            }
            case ROLLBACK -> {
                if (!rollingBack) {
                    rollingBack = true;
                    later(ControlPoint.BEFORE_ROLLBACK, experiment(), Json.NULL);
                }
            }
            case CONFIGURATION, METHOD, GUARD -> {}
        }
        boolean activity = stage != Stage.CONFIGURATION && stage != Stage.GUARD;
        line.add(() -> {
            if (activity) {
                activities.before(command);
            } else {
                activities.pass(command);
            }
        });
    }

    /** From the worker. */
    public void report(Report report) {
        line.add(() -> reports.accept(report instanceof Report.Answer answer ? activities.after(answer) : report));
    }

    private void later(ControlPoint point, Json context, Json state) {
        line.add(() -> controls.call(point, context, state).stops().ifPresent(stop));
    }

    private Json.Mapping experiment() {
        return plan.experiment().source();
    }

    private Json hypothesis() {
        return plan.experiment()
                .hypothesis()
                .<Json>map(hypothesis -> hypothesis.source())
                .orElse(Json.Mapping.EMPTY);
    }

    /** A part of the journal as it is by now. */
    private Json part(String key) {
        return controls.journal(events).get(key).orElse(Json.NULL);
    }

    /** The journal that controls have made of it; empty when they have left it alone. After {@link #close}. */
    public Optional<Json> journal() {
        return Optional.ofNullable(changed);
    }

    /** Waits until the last control has ended. */
    @Override
    public void close() {
        line.close();
    }
}
