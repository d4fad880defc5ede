package dev.squall.coordinator.run;

import static dev.squall.coordinator.run.Samples.action;
import static dev.squall.coordinator.run.Samples.experiment;
import static dev.squall.coordinator.run.Samples.guard;
import static dev.squall.coordinator.run.Samples.holds;
import static dev.squall.coordinator.run.Samples.inBackground;
import static dev.squall.coordinator.run.Samples.pausing;
import static dev.squall.coordinator.run.Samples.pausingFor;
import static dev.squall.coordinator.run.Samples.pausingInBackground;
import static dev.squall.coordinator.run.Samples.probe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squall.model.experiment.Guard;
import dev.squall.model.experiment.Guard.NoData;
import dev.squall.model.experiment.Pauses.Pause;
import dev.squall.model.experiment.RecoveryCheck;
import dev.squall.model.experiment.Step;
import dev.squall.model.experiment.Strategies.HypothesisStrategy;
import dev.squall.model.experiment.Strategies.RollbackStrategy;
import dev.squall.model.journal.Leniency;
import dev.squall.model.journal.Phase;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.journal.RunPolicy;
import dev.squall.model.json.Json;
import dev.squall.model.message.Recovery;
import dev.squall.model.message.Report;
import dev.squall.model.message.Request;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Walks the machine at random, by seed, until every move that is legal has been taken, and fails when one never is or when
 * one is taken that the table does not know. A move is a state, an event, and the state it leads to.
 */
class TransitionCoverageTest {
    private static final int SEEDS = 3_000;
    private static final int MOST_SEEDS = 30_000;
    private static final Set<String> STEPS =
            Set.of("StepDispatched", "StepAnswered", "StepEnded", "PauseStarted", "PauseEnded");
    private static final Set<String> OBSERVERS =
            Set.of("HypothesisJudged", "GuardSampled", "GuardWarned", "GuardTripped");
    private static final Set<String> FAULTS = Set.of("ControlSent", "FaultRecovered", "FaultFound", "FaultLost");

    /** The table of the legal moves. */
    private static Set<String> legal() {
        var moves = new TreeSet<String>();
        moves.add("Unplanned RunPlanned Planned");
        moves.add("Planned PhaseEntered AwaitingApproval");
        moves.add("Planned PhaseEntered CheckingBefore");
        moves.add("AwaitingApproval Approved AwaitingApproval");
        moves.add("AwaitingApproval PhaseEntered CheckingBefore");
        moves.add("CheckingBefore PhaseEntered Acting");
        moves.add("Acting PhaseEntered CheckingAfter");
        for (var state : Set.of("Planned", "AwaitingApproval", "CheckingBefore", "Acting", "CheckingAfter")) {
            moves.add(state + " PhaseEntered RollingBack");
            within(moves, state, Set.of("StopRequested"));
        }
        moves.add("RollingBack RunFinished Finished");
        moves.add("RollingBack PhaseEntered CheckingRecovery");
        moves.add("CheckingRecovery RunFinished Finished");
        for (var state : Set.of("Acting", "RollingBack", "CheckingRecovery")) {
            within(moves, state, Set.of("StepsClosed"));
        }
        for (var state : Set.of(
                "Planned",
                "AwaitingApproval",
                "CheckingBefore",
                "Acting",
                "CheckingAfter",
                "RollingBack",
                "CheckingRecovery",
                "Finished")) {
            within(moves, state, Set.of("OwnershipTaken"));
        }
        for (var state : Set.of("CheckingBefore", "Acting", "CheckingAfter")) {
            within(moves, state, STEPS);
            within(moves, state, OBSERVERS);
        }
        within(moves, "RollingBack", STEPS);
        within(moves, "CheckingRecovery", STEPS);
        within(moves, "CheckingRecovery", Set.of("HypothesisJudged"));
        for (var state : Set.of("Acting", "CheckingAfter", "RollingBack", "CheckingRecovery", "Finished")) {
            within(moves, state, FAULTS);
        }
        return moves;
    }

    private static void within(Set<String> moves, String state, Set<String> events) {
        events.forEach(event -> moves.add(state + " " + event + " " + state));
    }

    @Test
    void everyLegalMoveIsTakenAndNoOther() {
        var taken = new TreeSet<String>();
        var legal = legal();

        for (int seed = 0; seed < SEEDS || (seed < MOST_SEEDS && !taken.containsAll(legal)); seed++) {
            walk(new Random(seed), taken);
        }

        assertThat(taken).isEqualTo(legal);
    }

    @Test
    void moveThatIsNotInTheTableThrows() {
        var finished = Play.of(experiment().method(action("break"))).start().toEnd();
        var started = finished.all(RunEvent.PhaseEntered.class).getFirst();

        assertThatThrownBy(() -> Run.evolve(finished.state, started)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Run.evolve(
                        finished.state,
                        finished.all(RunEvent.StepDispatched.class).getFirst()))
                .hasMessageContaining("StepDispatched cannot happen in Finished");
        assertThatThrownBy(() -> Run.evolve(new RunState.Unplanned(), started))
                .isInstanceOf(IllegalStateException.class);
    }

    private static void walk(Random random, Set<String> taken) {
        var play = Play.of(samples(random));
        // In an order that is the same in every JVM, as a seed has to be.
        for (var name : List.of("steady", "break", "more", "mend", "ask", "guard")) {
            answer(play, name, random);
        }
        play.agentsRecover = random.nextInt(4) > 0;
        if (random.nextInt(20) > 0) {
            play.start();
        }
        for (int i = 0; i < 60; i++) {
            disturb(play, random);
            play.settle();
            Wakeups.next(play.state).ifPresent(play::at);
        }
        RunState state = new RunState.Unplanned();
        for (var event : play.events) {
            var next = Run.evolve(state, event);
            taken.add(name(state) + " " + name(event) + " " + name(next));
            state = next;
        }
    }

    private static String name(Object it) {
        return it.getClass().getSimpleName();
    }

    private static void answer(Play play, String name, Random random) {
        switch (random.nextInt(8)) {
            case 0 -> play.whenFails(name);
            case 7 -> play.whenFails(name, Report.Trouble.values()[random.nextInt(3)]);
            case 1 -> play.whenSilent(name);
            case 2 -> play.when(name, Json.of(random.nextInt(8)));
            case 3 -> {
                if (!Set.of("steady", "ask", "guard").contains(name)) {
                    play.whenInjects(name, Duration.ofSeconds(random.nextInt(300)));
                }
            }
            case 4 -> play.when(name, Json.of(1), Json.of(9));
            default -> play.when(name, name.equals("guard") ? Json.of(1) : Json.of(true));
        }
    }

    private static void disturb(Play play, Random random) {
        switch (random.nextInt(40)) {
            case 0 -> play.abort();
            case 8 -> {
                if (random.nextInt(4) == 0) {
                    play.quit();
                }
            }
            case 9, 10, 11 -> {
                if (play.state.phase() == Phase.CHECKING_RECOVERY) {
                    play.agentsRecover = random.nextBoolean();
                    play.commands().stream()
                            .filter(command -> Set.of("break", "mend").contains(command.name()))
                            .findFirst()
                            .ifPresent(command -> play.give(
                                    new RunInput.Reported(play.now, play.injected(command, play.now.plusSeconds(5)))));
                }
            }
            case 1, 2 -> play.give(new RunInput.TakenOver(play.now));
            case 3, 4, 5 ->
                play.give(new RunInput.Requested(
                        play.now, new Request.Approve("run-1", play.now, "person " + random.nextInt(3), "")));
            case 6, 7 ->
                play.commands().stream()
                        .filter(command -> play.state.phase() != Phase.PLANNED
                                && Set.of("break", "more", "mend").contains(command.name()))
                        .skip(random.nextInt(2))
                        .findFirst()
                        .ifPresent(command -> play.give(new RunInput.Reported(
                                play.now,
                                random.nextBoolean()
                                        ? play.injected(command, play.now.plusSeconds(5))
                                        : play.recovered(command.id(), Recovery.values()[random.nextInt(3)]))));
            default -> {}
        }
    }

    private static Samples samples(Random random) {
        var pause = Duration.ofSeconds(random.nextInt(20));
        var samples = experiment()
                .method(action("break"), more(random, pause))
                .rollbacks(pausing("mend", pause, pause))
                .policy(policy(random));
        if (random.nextBoolean()) {
            samples.hypothesis(random.nextBoolean() ? holds("steady") : pausingProbe());
        }
        if (random.nextBoolean()) {
            var mode = random.nextBoolean() ? Guard.Mode.ENFORCE : Guard.Mode.SHADOW;
            samples.guard(guard("guard", 1 + random.nextInt(2), mode, Optional.empty(), NoData.ABORT));
        }
        if (random.nextInt(4) == 0) {
            samples.dynamic("wait", probe("ask")).method(pausingFor("break", "wait"));
        }
        if (random.nextInt(3) == 0) {
            samples.recovery(new RecoveryCheck(
                    Duration.ofSeconds(30 + random.nextInt(90)),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(random.nextInt(10))));
        }
        if (random.nextInt(4) == 0) {
            samples.method(Samples.parallel("more", "both"), Samples.parallel("break", "both"));
        }
        if (random.nextInt(4) == 0) {
            samples.method(Samples.until("ask", 3, Duration.ofSeconds(2)));
        }
        if (random.nextInt(4) == 0) {
            samples.approvals(1 + random.nextInt(2));
        }
        return samples;
    }

    private static Step more(Random random, Duration pause) {
        return switch (random.nextInt(5)) {
            case 0 -> inBackground("more");
            case 2 -> {
                var impossible = new Pause.Impossible("it is negative");
                boolean before = random.nextBoolean();
                yield pausing(
                        "more",
                        before ? impossible : Pause.NONE,
                        before ? Pause.NONE : impossible,
                        random.nextBoolean());
            }
            case 1 -> pausingInBackground("more", pause, pause);
            default -> pausing("more", pause, pause);
        };
    }

    private static Step pausingProbe() {
        return Samples.pausingHolds("steady", Duration.ofSeconds(3));
    }

    private static RunPolicy policy(Random random) {
        var policy = RunPolicy.SAFE
                .withHypothesis(HypothesisStrategy.values()[random.nextInt(6)])
                .withRollbacks(RollbackStrategy.values()[random.nextInt(4)])
                .withFrequency(Duration.ofSeconds(1), random.nextBoolean());
        var lenient = policy.withLeniencies(leniencies(random));
        return random.nextInt(5) == 0 ? lenient.withDeadline(Duration.ofSeconds(10)) : lenient;
    }

    private static Set<Leniency> leniencies(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> Leniency.NONE;
            case 1 -> Leniency.ALL;
            default ->
                Stream.of(Leniency.values()).filter(_ -> random.nextBoolean()).collect(Collectors.toUnmodifiableSet());
        };
    }
}
