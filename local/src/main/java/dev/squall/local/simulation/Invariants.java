package dev.squall.local.simulation;

import dev.squall.coordinator.run.Run;
import dev.squall.coordinator.run.RunState;
import dev.squall.model.journal.Phase;
import dev.squall.model.journal.Plan;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.message.Command;
import dev.squall.model.message.Recovery;
import dev.squall.model.message.Report;
import dev.squall.model.message.StepAddress;
import dev.squall.model.message.StepAddress.Stage;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is promised of every run, however bad the world: looked at after every event of it, and once more at its end.
 *
 * <ol>
 *   <li>no fault outlives its deadline: duration, lease, hard deadline or the word of its end, the earliest, and a little
 *       for the undo;
 *   <li>no more is broken than was planned, nowhere else, nothing before the hypothesis held, and nothing without an undo
 *       in the ledger;
 *   <li>no command changes the system twice;
 *   <li>every injected fault is recovered or reported, and what is called clean is clean;
 *   <li>what is stored replays to the state that decides;
 *   <li>a run has one verdict.
 * </ol>
 */
final class Invariants {
    /** For the undo itself, as slow and as often failing as the simulated system makes it. */
    private static final Duration SLACK = Duration.ofSeconds(25);

    private static final int REPLAY_EVERY = 8;

    private final Plan plan;
    private final SimulatedSystem system;
    private final Map<dev.squall.model.message.AgentRef, SimulatedAgent> agents;
    private final Map<String, Command> sent = new HashMap<>();
    private final Set<String> accountedFor = new HashSet<>();
    private int verdicts;
    private boolean acting;
    private @Nullable Violation broken;

    Invariants(Plan plan, SimulatedSystem system, Map<dev.squall.model.message.AgentRef, SimulatedAgent> agents) {
        this.plan = plan;
        this.system = system;
        this.agents = agents;
    }

    Optional<Violation> broken() {
        return Optional.ofNullable(broken);
    }

    private void violated(String invariant, String detail) {
        if (broken == null) {
            broken = new Violation(invariant, detail);
        }
    }

    /** What is stored, whoever stored it and whether or not he knows. */
    void stored(List<RunEvent> events) {
        for (var event : events) {
            switch (event) {
                case RunEvent.StepDispatched(var _, Command command) -> sent.put(command.id(), command);
                case RunEvent.PhaseEntered(var _, Phase phase) -> acting |= phase == Phase.ACTING;
                case RunEvent.FaultRecovered(var _, var report) -> accountedFor.add(report.command());
                case RunEvent.FaultLost lost -> accountedFor.add(lost.command());
                case RunEvent.StepAnswered(var _, Report.Failed failed) -> accountedFor.add(failed.command());
                case RunEvent.RunFinished(var _, var result) -> {
                    verdicts++;
                    if (result.recovery() == Recovery.CLEAN && !system.faults().isEmpty()) {
                        violated(
                                "clean is clean",
                                "called clean with " + system.faults().keySet() + " in place");
                    }
                }
                case RunEvent.RunPlanned _,
                        RunEvent.Approved _,
                        RunEvent.OwnershipTaken _,
                        RunEvent.StepAnswered _,
                        RunEvent.StepEnded _,
                        RunEvent.PauseStarted _,
                        RunEvent.PauseEnded _,
                        RunEvent.HypothesisJudged _,
                        RunEvent.ControlSent _,
                        RunEvent.FaultFound _,
                        RunEvent.GuardSampled _,
                        RunEvent.GuardWarned _,
                        RunEvent.GuardTripped _,
                        RunEvent.StepsClosed _,
                        RunEvent.StopRequested _ -> {}
            }
        }
        if (verdicts > 1) {
            violated("one verdict per run", verdicts + " verdicts");
        }
    }

    /** What a runner thinks the state is after an append. */
    void appended(long version, RunState state, List<RunEvent> history) {
        if (version % REPLAY_EVERY == 0 || state.phase() == Phase.FINISHED) {
            var replayed = Run.replay(history);
            if (!replayed.equals(state)) {
                violated("replay gives the live state", "version " + version + ": " + replayed + " is not " + state);
            }
        }
    }

    /** After every event of the world. */
    void check(Duration now) {
        var perStep = new HashMap<StepAddress, Integer>();
        for (var fault : system.faults().values()) {
            planned(fault, perStep);
            inTime(fault, now);
            var agent = agents.get(fault.agent());
            if (agent != null && !agent.ledger().holds(fault.command())) {
                violated("no fault without an undo in the ledger", fault.command());
            }
        }
        system.changes().forEach((command, times) -> {
            if (times > 1) {
                violated("nothing is done twice", command + " was done " + times + " times");
            }
        });
    }

    private void inTime(SimulatedSystem.InPlace fault, Duration now) {
        var agent = agents.get(fault.agent());
        if (agent != null && !agent.down() && agent.deadline(fault).plus(SLACK).compareTo(now) < 0) {
            violated(
                    "no fault outlives its deadline",
                    fault.command() + " is in place at " + now + ", since " + fault.since()
                            + ", and should have ended by " + agent.deadline(fault));
        }
    }

    private void planned(SimulatedSystem.InPlace fault, Map<StepAddress, Integer> perStep) {
        var command = sent.get(fault.command());
        if (command == null) {
            violated("nothing is broken that was not asked for", fault.command());
            return;
        }
        var step = command.step();
        var placement = plan.placements().get(StepAddress.of(step.stage(), step.index()));
        if (placement == null || !placement.chosen().contains(fault.agent())) {
            violated("blast radius", fault.command() + " is in place on " + fault.agent() + ", which was not chosen");
        } else if (perStep.merge(command.step(), 1, Integer::sum)
                > placement.chosen().size()) {
            violated("blast radius", "more faults of " + command.step() + " than planned");
        }
        if (!acting && command.step().stage() != Stage.ROLLBACK) {
            violated("nothing before the gate", fault.command());
        }
    }

    /** When the world has healed and come to rest. */
    void checkEnd() {
        if (verdicts != 1) {
            violated("one verdict per run", verdicts + " verdicts");
        }
        if (!system.faults().isEmpty()) {
            violated("every fault ends", system.faults().keySet() + " in place at the end");
        }
        system.injections().keySet().stream()
                .filter(command -> !accountedFor.contains(command))
                .forEach(command -> violated("every injected fault is recovered or reported", command));
    }

    /** Everybody has had the time to end, and somebody has not. */
    void tooLong(Duration now, String who) {
        violated("every run ends", who + " at " + now);
    }
}
