package dev.squall.local.controls;

import dev.squall.coordinator.run.RunState;
import dev.squall.coordinator.runner.CommandBus;
import dev.squall.coordinator.runner.RunObserver;
import dev.squall.model.journal.Leniency;
import dev.squall.model.journal.Phase;
import dev.squall.model.journal.Plan;
import dev.squall.model.journal.Result;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.journal.StepOutcome;
import dev.squall.model.json.Json;
import dev.squall.model.message.Command;
import dev.squall.model.message.Control;
import dev.squall.model.message.Envelope;
import dev.squall.model.message.Report;
import dev.squall.model.message.StepAddress;
import dev.squall.model.message.StepAddress.Stage;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Puts a run's controls between the run and its worker: commands and reports wait in one line with the controls that belong
 * before and after them, which one thread works through. The loop of the run never waits for a control, and an abort
 * overtakes the line: it goes to the worker at once. What a control wants to end does not go on: see {@link Wish}.
 *
 * <pre>
 * events of the run -> {@link WaitingLine} -> {@link Levels}, {@link Activities} -> {@link Controls}
 * </pre>
 */
public final class ControlledRun implements CommandBus, RunObserver, AutoCloseable {
    private static final Context WHOLE = new Context.Whole();
    private static final Context HYPOTHESIS = new Context.Hypothesis();

    private final Controls controls;
    private final Plan plan;
    private final CommandBus bus;
    private final Wish wish;
    private final Levels levels;
    private final Activities activities;
    private final Closing closing;
    private final WaitingLine line = new WaitingLine();
    private final List<RunEvent> events = new ArrayList<>();
    private boolean checking;
    private boolean rollingBack;
    private Phase phase = Phase.PLANNED;

    /** Asks the run to end. */
    public interface Stop {
        /** @param known is done right before the run takes the wish in */
        void ask(String why, Runnable known);
    }

    /**
     * @param bus     to the worker
     * @param reports to the run
     * @param stop    for controls that want the run to end
     */
    public ControlledRun(
            Controls controls, Plan plan, CommandBus bus, Consumer<Report> reports, Stop stop, InstantSource clock) {
        this.controls = controls;
        this.plan = plan;
        this.bus = bus;
        this.wish = new Wish(stop, line);
        boolean rollbacksMayEnd = plan.policy().allows(Leniency.INTERRUPTION_LETS_END);
        this.levels = new Levels(controls, wish, rollbacksMayEnd);
        this.activities = new Activities(controls, levels, wish, plan, bus, reports, clock);
        this.closing = new Closing(controls, levels, wish, rollbacksMayEnd);
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
        if (control instanceof Control.BreakOff breakOff) {
            activities.breakOff(breakOff.commands());
        }
        bus.send(cluster, control);
    }

    @Override
    public void appended(String run, long version, List<RunEvent> more, RunState state) {
        for (var event : more) {
            events.add(event);
            switch (event) {
                case RunEvent.StepDispatched(var _, Command command) -> dispatched(command);
                case RunEvent.StepEnded ended -> ended(ended);
                case RunEvent.PhaseEntered(var _, Phase entered) -> enter(entered);
                case RunEvent.HypothesisJudged judged -> judged(judged.stage());
                case RunEvent.RunPlanned _ -> {
                    line.add(controls::configure);
                    begin(Level.EXPERIMENT);
                }
                case RunEvent.RunFinished(var _, Result result) -> end(result);
                case RunEvent.StopRequested _, RunEvent.StepsClosed _ -> line.add(wish::stopped);
                case RunEvent.Approved _,
                        RunEvent.OwnershipTaken _,
                        RunEvent.StepAnswered _,
                        RunEvent.PauseStarted _,
                        RunEvent.PauseEnded _,
                        RunEvent.ControlSent _,
                        RunEvent.FaultRecovered _,
                        RunEvent.FaultFound _,
                        RunEvent.FaultLost _,
                        RunEvent.GuardSampled _,
                        RunEvent.GuardWarned _,
                        RunEvent.GuardTripped _ -> {}
            }
        }
    }

    private void begin(Level level) {
        line.add(() -> levels.begin(level, context(level)));
    }

    private void end(Level level, Json state) {
        line.add(() -> levels.end(level, context(level), state));
    }

    private static Context context(Level level) {
        return level == Level.HYPOTHESIS ? HYPOTHESIS : WHOLE;
    }

    /** Rollbacks are played even when there are none. */
    private void end(Result result) {
        enter(Phase.FINISHED);
        if (plan.experiment().rollbacks().isEmpty() && Closing.playsRollbacks(plan.policy(), result)) {
            begin(Level.ROLLBACK);
            end(Level.ROLLBACK, part("rollbacks"));
        }
        var journal = controls.journal(events);
        line.add(() -> closing.end(journal));
    }

    private void enter(Phase entered) {
        if (checking) {
            checking = false;
            end(Level.HYPOTHESIS, Closing.UNJUDGED);
        }
        if (phase == Phase.ACTING) {
            end(Level.METHOD, part("run"));
        }
        if (rollingBack) {
            rollingBack = false;
            end(Level.ROLLBACK, part("rollbacks"));
        }
        if (entered == Phase.ACTING) {
            begin(Level.METHOD);
        }
        phase = entered;
    }

    private void judged(Stage stage) {
        checking = false;
        var states = part("steady_states") instanceof Json.Mapping all ? all : Json.Mapping.EMPTY;
        String which = Closing.key(stage);
        var state = last(states.get(which).orElse(Json.NULL));
        line.add(() -> closing.endCheck(which, state));
    }

    /** Of checks that go round and round, the one that has just ended. */
    private static Json last(Json checks) {
        return checks instanceof Json.Array(var all) ? all.isEmpty() ? Json.NULL : all.getLast() : checks;
    }

    private void dispatched(Command command) {
        reach(command.step().stage());
        boolean judges = !command.id().equals(Envelope.id(plan.run(), command.step(), command.agent()));
        switch (command.step().stage()) {
            case CONFIGURATION -> line.add(() -> activities.passUnlessTurnedBack(command));
            case GUARD -> line.add(() -> activities.pass(command));
            case BEFORE, DURING, AFTER, RECOVERY, METHOD, ROLLBACK ->
                line.add(() -> {
                    if (judges) {
                        activities.passUnlessTurnedBack(command);
                    } else {
                        activities.before(command);
                    }
                });
        }
    }

    /** What has ended without an answer was given up, or is left out by a dry run. */
    private void ended(RunEvent.StepEnded event) {
        StepAddress step = event.step();
        if (event.outcome() == StepOutcome.BROKEN_OFF) {
            line.add(() -> activities.givenUp(step));
        }
        boolean dry = plan.policy().dry().skipsSteps();
        if (event.outcome() == StepOutcome.SKIPPED && dry && step.stage() != Stage.CONFIGURATION) {
            reach(step.stage());
            line.add(() -> activities.leftOut(step, event.at()));
        }
    }

    /** The first step of a check or of the rollbacks begins them. */
    private void reach(Stage stage) {
        switch (stage) {
            case BEFORE, DURING, AFTER, RECOVERY -> {
                if (!checking) {
                    checking = true;
                    begin(Level.HYPOTHESIS);
                }
            }
            case ROLLBACK -> {
                if (!rollingBack) {
                    rollingBack = true;
                    begin(Level.ROLLBACK);
                }
            }
            case CONFIGURATION, METHOD, GUARD -> {}
        }
    }

    /** From the worker. */
    public void report(Report report) {
        line.add(() -> activities.reported(report));
    }

    /** A part of the journal as it is by now. */
    private Json part(String key) {
        return controls.journal(events).get(key).orElse(Json.NULL);
    }

    /** The journal that controls have made of it; empty when they have left it alone. After {@link #close}. */
    public Optional<Json> journal() {
        return closing.journal();
    }

    /** Waits until the last control has ended. */
    @Override
    public void close() {
        line.close();
    }
}
