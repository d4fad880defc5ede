package dev.squall.model.codec;

import dev.squall.model.experiment.Configuration;
import dev.squall.model.experiment.Experiment;
import dev.squall.model.experiment.Secrets;
import dev.squall.model.experiment.Strategies;
import dev.squall.model.experiment.Targets;
import dev.squall.model.journal.Leniency;
import dev.squall.model.journal.Phase;
import dev.squall.model.journal.Plan;
import dev.squall.model.journal.Result;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.journal.RunPolicy;
import dev.squall.model.journal.StepOutcome;
import dev.squall.model.journal.StopCause;
import dev.squall.model.json.Json;
import dev.squall.model.message.Recovery;
import dev.squall.model.message.Report;
import dev.squall.model.message.StepAddress;
import dev.squall.model.tolerance.Judgement;
import dev.squall.model.tolerance.Verdict;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Random events of every kind, each kind as often. */
final class AnyEvent extends AnyMessage {
    static final int KINDS = 20;

    AnyEvent(RandomGenerator random) {
        super(random);
    }

    RunEvent event() {
        return event(random.nextInt(KINDS));
    }

    RunEvent event(int kind) {
        return switch (kind) {
            case 0 -> new RunEvent.RunPlanned(instant(), plan());
            case 1 -> new RunEvent.Approved(instant(), text());
            case 2 -> new RunEvent.PhaseEntered(instant(), oneOf(Phase.values()));
            case 3 -> new RunEvent.OwnershipTaken(instant(), integer());
            case 4 -> new RunEvent.StepDispatched(instant(), command());
            case 5 -> new RunEvent.StepAnswered(instant(), answer());
            case 6 ->
                new RunEvent.StepEnded(
                        instant(), step(), oneOf(StepOutcome.values()), maybe(this::judgement), maybe(this::instant));
            case 7 -> new RunEvent.PauseStarted(instant(), step(), truth(), instant());
            case 8 -> new RunEvent.PauseEnded(instant(), step(), truth());
            case 9 ->
                new RunEvent.HypothesisJudged(
                        instant(), oneOf(StepAddress.Stage.values()), random.nextInt(100), judgement());
            case 10 -> new RunEvent.ControlSent(instant(), text(), control());
            case 11 -> new RunEvent.FaultRecovered(instant(), recovered());
            case 12 -> new RunEvent.FaultFound(instant(), injected());
            case 13 -> new RunEvent.FaultLost(instant(), text(), text());
            case 14 ->
                new RunEvent.GuardSampled(
                        instant(), text(), random.nextInt(100), oneOf(Verdict.values()), maybe(this::value), text());
            case 15 -> new RunEvent.GuardTripped(instant(), text(), text());
            case 16 -> new RunEvent.StopRequested(instant(), oneOf(StopCause.values()), text(), text());
            case 17 -> new RunEvent.StepsClosed(instant(), oneOf(StopCause.values()), text(), text());
            case 18 -> new RunEvent.GuardWarned(instant(), text(), text());
            default ->
                new RunEvent.RunFinished(
                        instant(),
                        new Result(
                                oneOf(Result.Status.values()),
                                truth(),
                                oneOf(Verdict.values()),
                                oneOf(Recovery.values()),
                                text()));
        };
    }

    private Report.Injected injected() {
        return new Report.Injected(text(), text(), agent(), instant(), json(), instant(), instant(), instant());
    }

    private BigDecimal value() {
        return BigDecimal.valueOf(random.nextLong(), random.nextInt(-300, 300));
    }

    private Judgement judgement() {
        return new Judgement(oneOf(Verdict.values()), text());
    }

    private Plan plan() {
        var placements = new LinkedHashMap<StepAddress, Plan.Placement>();
        for (int i = random.nextInt(4); i > 0; i--) {
            placements.put(
                    step(), new Plan.Placement(List.of(agent(), agent()), list(this::agent), random.nextDouble()));
        }
        return new Plan("r" + text(), readAgain(document()), policy(), random.nextLong(), map(this::json), placements);
    }

    private RunPolicy policy() {
        return new RunPolicy(
                oneOf(Strategies.HypothesisStrategy.values()),
                oneOf(Strategies.RollbackStrategy.values()),
                duration(),
                truth(),
                oneOf(RunPolicy.Dry.values()),
                Set.copyOf(
                        list(() -> oneOf(Leniency.values())).stream().distinct().toList()),
                new RunPolicy.Limits(
                        duration(), duration(), duration(), duration(), duration(), duration(), maybe(this::duration)));
    }

    private Json.Mapping document() {
        return mapping()
                .with("title", Json.of("title"))
                .with("description", Json.of("description"))
                .with("method", Json.array());
    }

    /** Stands in for the reader of experiments: the source is all that matters here. */
    static Experiment readAgain(Json.Mapping source) {
        return new Experiment(
                "title",
                "description",
                List.of(),
                Configuration.EMPTY,
                Secrets.EMPTY,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Strategies.UNSAID,
                Optional.empty(),
                Targets.ANYWHERE,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                source);
    }
}
