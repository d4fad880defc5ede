package dev.squall.coordinator.run;

import dev.squall.coordinator.guard.GuardState;
import dev.squall.model.experiment.Configuration;
import dev.squall.model.experiment.Step;
import dev.squall.model.journal.Plan;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.journal.RunEvent.ControlSent;
import dev.squall.model.journal.RunEvent.FaultFound;
import dev.squall.model.journal.RunEvent.FaultLost;
import dev.squall.model.journal.RunEvent.FaultRecovered;
import dev.squall.model.journal.RunEvent.GuardSampled;
import dev.squall.model.journal.RunEvent.GuardTripped;
import dev.squall.model.journal.RunEvent.HypothesisJudged;
import dev.squall.model.journal.RunEvent.OwnershipTaken;
import dev.squall.model.journal.RunEvent.StepAnswered;
import dev.squall.model.journal.RunEvent.StepDispatched;
import dev.squall.model.journal.RunEvent.StepEnded;
import dev.squall.model.journal.RunEvent.StopRequested;
import dev.squall.model.json.Json;
import dev.squall.model.message.Command;
import dev.squall.model.message.Control;
import dev.squall.model.message.Recovery;
import dev.squall.model.message.StepAddress;
import dev.squall.model.message.StepAddress.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a run remembers whatever its phase: commands and steps under way, faults, guards, and what it has learnt.
 *
 * @param settled   commands whose fault is over, and what is known of its end
 * @param aborted   clusters that an abort was sent to
 * @param startedAt when it left {@code Planned}
 * @param actingSince when its method began
 */
record Live(
        Plan plan,
        long epoch,
        Optional<Instant> startedAt,
        Optional<Instant> actingSince,
        Map<String, Json> configuration,
        Work work,
        Map<String, Fault> faults,
        Map<String, Recovery> settled,
        Set<String> aborted,
        Map<String, GuardState> guards,
        Findings findings,
        Optional<Stop> stop) {

    static Live of(Plan plan) {
        var guards = new LinkedHashMap<String, GuardState>();
        plan.experiment().guards().forEach(guard -> guards.put(guard.name(), GuardState.INITIAL));
        return new Live(
                plan,
                1,
                Optional.empty(),
                Optional.empty(),
                plan.configuration(),
                Work.NONE,
                Map.of(),
                Map.of(),
                Set.of(),
                guards,
                Findings.NONE,
                Optional.empty());
    }

    /** Probes that give configuration values, in the order they were declared. */
    List<Step> dynamicProbes() {
        var probes = new ArrayList<Step>();
        for (var value : plan.experiment().configuration().values().values()) {
            if (value instanceof Configuration.Value.Dynamic(Step probe)) {
                probes.add(probe);
            }
        }
        return probes;
    }

    Live on(RunEvent.Progress event) {
        return switch (event) {
            case OwnershipTaken(var _, long taken) -> withEpoch(taken);
            case StepDispatched(Instant at, var command) -> sent(command, at);
            case StepAnswered(var _, var answer) -> with(work.answered(answer)).with(Faults.after(this, answer));
            case StepEnded ended -> Learning.from(this, ended).with(work.ended(ended.step()));
            case RunEvent.PauseStarted _, RunEvent.PauseEnded _ -> this;
            case HypothesisJudged judged -> Learning.from(this, judged);
            case ControlSent(Instant at, String cluster, var control) ->
                controlled(cluster, control).with(Faults.asked(faults, cluster, control, at));
            case FaultRecovered(var _, var report) -> settled(report.command(), report.outcome());
            case FaultFound(var _, var report) -> with(Faults.with(faults, report));
            case FaultLost(var _, String command, var _) -> settled(command, Recovery.UNKNOWN);
            case GuardSampled sample -> Learning.from(this, sample);
            case GuardTripped tripped -> Learning.from(this, tripped);
            case StopRequested stopped -> stopped(stopped);
        };
    }

    private Live sent(Command command, Instant at) {
        var sent = with(work.sent(command, at, plan.policy()));
        if (command.step().stage() != Stage.GUARD) {
            return sent;
        }
        String guard = plan.experiment().guards().get(command.step().index()).name();
        return sent.with(guard, guard(guard).asked(at));
    }

    private Live settled(String command, Recovery outcome) {
        var more = Changed.with(settled, command, outcome);
        var left = Faults.without(faults, command);
        return new Live(
                plan, epoch, startedAt, actingSince, configuration, work, left, more, aborted, guards, findings, stop);
    }

    private Live controlled(String cluster, Control control) {
        if (!(control instanceof Control.Abort)) {
            return this;
        }
        var more = Changed.with(aborted, cluster);
        return new Live(
                plan,
                epoch,
                startedAt,
                actingSince,
                configuration,
                work,
                faults,
                settled,
                more,
                guards,
                findings,
                stop);
    }

    /** What is known of all faults together. */
    Recovery recovery() {
        return settled.values().stream().reduce(Recovery.CLEAN, Recovery::and);
    }

    GuardState guard(String name) {
        return guards.getOrDefault(name, GuardState.INITIAL);
    }

    boolean isOpen(StepAddress address) {
        return work.open().containsKey(address);
    }

    Live startedAt(Instant at) {
        return new Live(
                plan,
                epoch,
                Optional.of(at),
                actingSince,
                configuration,
                work,
                faults,
                settled,
                aborted,
                guards,
                findings,
                stop);
    }

    Live actingSince(Instant at) {
        return new Live(
                plan,
                epoch,
                startedAt,
                Optional.of(at),
                configuration,
                work,
                faults,
                settled,
                aborted,
                guards,
                findings,
                stop);
    }

    Live with(Work next) {
        return new Live(
                plan,
                epoch,
                startedAt,
                actingSince,
                configuration,
                next,
                faults,
                settled,
                aborted,
                guards,
                findings,
                stop);
    }

    Live with(Findings next) {
        return new Live(
                plan, epoch, startedAt, actingSince, configuration, work, faults, settled, aborted, guards, next, stop);
    }

    Live configured(String name, Json value) {
        var more = Changed.with(configuration, name, value);
        return new Live(
                plan, epoch, startedAt, actingSince, more, work, faults, settled, aborted, guards, findings, stop);
    }

    private Live with(Map<String, Fault> next) {
        return new Live(
                plan,
                epoch,
                startedAt,
                actingSince,
                configuration,
                work,
                next,
                settled,
                aborted,
                guards,
                findings,
                stop);
    }

    Live with(String guard, GuardState next) {
        var more = Changed.with(guards, guard, next);
        return new Live(
                plan,
                epoch,
                startedAt,
                actingSince,
                configuration,
                work,
                faults,
                settled,
                aborted,
                more,
                findings,
                stop);
    }

    private Live withEpoch(long taken) {
        return new Live(
                plan,
                taken,
                startedAt,
                actingSince,
                configuration,
                work,
                faults,
                settled,
                aborted,
                guards,
                findings,
                stop);
    }

    /** A stop raises the epoch: commands of before it are refused, the rollbacks' pass. */
    private Live stopped(StopRequested event) {
        return new Live(
                plan,
                epoch + 1,
                startedAt,
                actingSince,
                configuration,
                work,
                faults,
                settled,
                aborted,
                guards,
                findings,
                stop.or(() -> Optional.of(new Stop(event, epoch))));
    }
}
