package dev.squall.coordinator.run;

import dev.squall.coordinator.guard.GuardState;
import dev.squall.model.experiment.Step;
import dev.squall.model.journal.Leniency;
import dev.squall.model.journal.Plan;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.journal.RunEvent.ControlSent;
import dev.squall.model.journal.RunEvent.FaultFound;
import dev.squall.model.journal.RunEvent.FaultLost;
import dev.squall.model.journal.RunEvent.FaultRecovered;
import dev.squall.model.journal.RunEvent.GuardSampled;
import dev.squall.model.journal.RunEvent.GuardTripped;
import dev.squall.model.journal.RunEvent.GuardWarned;
import dev.squall.model.journal.RunEvent.HypothesisJudged;
import dev.squall.model.journal.RunEvent.OwnershipTaken;
import dev.squall.model.journal.RunEvent.StepAnswered;
import dev.squall.model.journal.RunEvent.StepDispatched;
import dev.squall.model.journal.RunEvent.StepEnded;
import dev.squall.model.journal.RunEvent.StepsClosed;
import dev.squall.model.journal.RunEvent.StopRequested;
import dev.squall.model.json.Json;
import dev.squall.model.message.Command;
import dev.squall.model.message.Control;
import dev.squall.model.message.Recovery;
import dev.squall.model.message.StepAddress;
import dev.squall.model.message.StepAddress.Stage;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run remembers whatever its phase: commands and steps under way, faults, guards, and what it has learnt.
 *
 * @param startedAt   when it left {@code Planned}
 * @param actingSince when its method began
 * @param outputs     of steps that others refer to, by their names
 * @param stop        what made it leave its course
 * @param closed      why no further step begins, although the run goes on
 */
record Live(
        Plan plan,
        long epoch,
        Optional<Instant> startedAt,
        Optional<Instant> actingSince,
        Map<String, Json> configuration,
        Map<String, Json> outputs,
        Work work,
        Faults faults,
        Map<String, GuardState> guards,
        Findings findings,
        Optional<Stop> stop,
        Optional<StepsClosed> closed) {

    static Live of(Plan plan) {
        var guards = new LinkedHashMap<String, GuardState>();
        plan.experiment().guards().forEach(guard -> guards.put(guard.name(), GuardState.INITIAL));
        return new Live(
                plan,
                1,
                Optional.empty(),
                Optional.empty(),
                plan.configuration(),
                Map.of(),
                Work.NONE,
                Faults.NONE,
                guards,
                Findings.NONE,
                Optional.empty(),
                Optional.empty());
    }

    boolean allows(Leniency leniency) {
        return plan.policy().allows(leniency);
    }

    /** Probes that give configuration values, in the order they were declared. */
    List<Step> dynamicProbes() {
        return plan.steps(Stage.CONFIGURATION);
    }

    Live on(RunEvent.Progress event) {
        return switch (event) {
            case OwnershipTaken(var _, long taken) -> change(draft -> draft.epoch = taken);
            case StepDispatched(Instant at, var command) -> sent(command, at);
            case StepAnswered(var _, var answer) -> with(work.answered(answer)).with(faults.after(answer, work, stop));
            case StepEnded ended -> Learning.from(this, ended).with(work.ended(ended.step()));
            case RunEvent.PauseStarted _, RunEvent.PauseEnded _ -> this;
            case HypothesisJudged judged -> Learning.from(this, judged);
            case ControlSent(Instant at, String cluster, var control) -> told(cluster, control, at);
            case FaultRecovered(var _, var report) -> with(faults.settled(report.command(), report.outcome()));
            case FaultFound(var _, var report) -> with(faults.found(report));
            case FaultLost(var _, String command, var _) -> with(faults.settled(command, Recovery.UNKNOWN));
            case GuardSampled sample -> Learning.from(this, sample);
            case GuardWarned warned ->
                with(warned.guard(), guard(warned.guard()).warned());
            case GuardTripped tripped -> Learning.from(this, tripped);
            case StopRequested stopped -> stopped(stopped);
            case StepsClosed closing -> change(draft -> draft.closed = Optional.of(closing));
        };
    }

    private Live sent(Command command, Instant at) {
        var sent = with(work.sent(command, at, plan.policy().limits()));
        if (command.step().stage() != Stage.GUARD) {
            boolean repeated =
                    Endings.stepAt(this, command.step()).flow().repeat().isPresent();
            return repeated ? sent.with(sent.work.begins(command.step(), at)) : sent;
        }
        String guard = plan.experiment().guards().get(command.step().index()).name();
        return sent.with(guard, guard(guard).asked(at));
    }

    private Live told(String cluster, Control control, Instant at) {
        var next = with(faults.told(cluster, control, at));
        return control instanceof Control.BreakOff off ? next.with(work.brokenOff(off.commands())) : next;
    }

    /** A stop raises the epoch: commands of before it are refused, the rollbacks' pass. */
    private Live stopped(StopRequested event) {
        return change(draft -> {
            draft.epoch = epoch + 1;
            draft.stop = stop.or(() -> Optional.of(new Stop(event, epoch)));
        });
    }

    GuardState guard(String name) {
        return guards.getOrDefault(name, GuardState.INITIAL);
    }

    boolean isOpen(StepAddress address) {
        return work.open().containsKey(address);
    }

    Live startedAt(Instant at) {
        return change(draft -> draft.startedAt = Optional.of(at));
    }

    Live actingSince(Instant at) {
        return change(draft -> draft.actingSince = Optional.of(at));
    }

    /** The most frequent change of all, and made without detours. */
    Live with(Work next) {
        var draft = new Draft(this);
        draft.work = next;
        return draft.live();
    }

    Live with(Findings next) {
        return change(draft -> draft.findings = next);
    }

    Live produced(String step, Json output) {
        return change(draft -> draft.outputs = Changed.with(outputs, step, output));
    }

    Live configured(String name, Json value) {
        return change(draft -> draft.configuration = Changed.with(configuration, name, value));
    }

    private Live with(Faults next) {
        return change(draft -> draft.faults = next);
    }

    Live with(String guard, GuardState next) {
        return change(draft -> draft.guards = Changed.with(guards, guard, next));
    }

    private interface Change {
        void to(Draft draft);
    }

    private Live change(Change change) {
        var draft = new Draft(this);
        change.to(draft);
        return draft.live();
    }

    /** A copy in the making: everything as it was, but for what is set. */
    private static final class Draft {
        private final Plan plan;
        private long epoch;
        private Optional<Instant> startedAt;
        private Optional<Instant> actingSince;
        private Map<String, Json> configuration;
        private Map<String, Json> outputs;
        private Work work;
        private Faults faults;
        private Map<String, GuardState> guards;
        private Findings findings;
        private Optional<Stop> stop;
        private Optional<StepsClosed> closed;

        Draft(Live live) {
            plan = live.plan;
            epoch = live.epoch;
            startedAt = live.startedAt;
            actingSince = live.actingSince;
            configuration = live.configuration;
            outputs = live.outputs;
            work = live.work;
            faults = live.faults;
            guards = live.guards;
            findings = live.findings;
            stop = live.stop;
            closed = live.closed;
        }

        Live live() {
            return new Live(
                    plan,
                    epoch,
                    startedAt,
                    actingSince,
                    configuration,
                    outputs,
                    work,
                    faults,
                    guards,
                    findings,
                    stop,
                    closed);
        }
    }
}
