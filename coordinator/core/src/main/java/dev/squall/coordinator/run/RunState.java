package dev.squall.coordinator.run;

import dev.squall.model.experiment.Experiment;
import dev.squall.model.journal.Phase;
import dev.squall.model.journal.Result;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.journal.RunEvent.Approved;
import dev.squall.model.journal.RunEvent.PhaseEntered;
import dev.squall.model.journal.RunEvent.Progress;
import dev.squall.model.journal.RunEvent.RunFinished;
import dev.squall.model.journal.RunEvent.RunPlanned;
import dev.squall.model.tolerance.Verdict;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where a run is and all it must remember. Each state takes the events that are legal in it and throws on any other: an
 * impossible event is a bug, never ignored.
 *
 * <pre>
 * {@link Unplanned} -> {@link Planned} -> {@link AwaitingApproval} -> {@link CheckingBefore} -> {@link Acting}
 *     -> {@link CheckingAfter} -> {@link RollingBack} -> {@link CheckingRecovery} -> {@link Finished}
 * </pre>
 *
 * Approval is skipped when none is required. From {@link Planned} to {@link CheckingAfter} a stop leads straight to
 * {@link RollingBack}; nothing leads around it. Recovery is checked where the experiment asks for it.
 */
public sealed interface RunState {
    RunState on(RunEvent event);

    Phase phase();

    /** A state of a run that exists. */
    sealed interface Known extends RunState {
        Live live();
    }

    /** The event, if it may happen here. */
    default Progress legal(Progress event) {
        if (!Moves.legal(phase(), event)) {
            throw impossible(this, event);
        }
        return event;
    }

    static IllegalStateException impossible(RunState state, RunEvent event) {
        return new IllegalStateException(event.getClass().getSimpleName() + " cannot happen in "
                + state.getClass().getSimpleName());
    }

    record Unplanned() implements RunState {
        @Override
        public RunState on(RunEvent event) {
            if (event instanceof RunPlanned(var _, var plan)) {
                return new Planned(Live.of(plan));
            }
            throw impossible(this, event);
        }

        @Override
        public Phase phase() {
            return Phase.PLANNED;
        }
    }

    record Planned(Live live) implements Known {
        @Override
        public RunState on(RunEvent event) {
            return switch (event) {
                case PhaseEntered(var _, Phase phase)
                when phase == Phase.AWAITING_APPROVAL -> new AwaitingApproval(live, Set.of());
                case PhaseEntered(var at, Phase phase)
                when phase == Phase.CHECKING_BEFORE -> CheckingBefore.enter(live.startedAt(at));
                case PhaseEntered(var _, Phase phase)
                when phase == Phase.ROLLING_BACK -> RollingBack.enter(live, false);
                case RunPlanned _, PhaseEntered _, Approved _, RunFinished _ -> throw impossible(this, event);
                case Progress progress -> new Planned(live.on(legal(progress)));
            };
        }

        @Override
        public Phase phase() {
            return Phase.PLANNED;
        }
    }

    record AwaitingApproval(Live live, Set<String> approvers) implements Known {
        public AwaitingApproval {
            approvers = Set.copyOf(approvers);
        }

        @Override
        public RunState on(RunEvent event) {
            return switch (event) {
                case Approved(var _, String by) -> {
                    var more = new TreeSet<>(approvers);
                    more.add(by);
                    yield new AwaitingApproval(live, more);
                }
                case PhaseEntered(var at, Phase phase)
                when phase == Phase.CHECKING_BEFORE -> CheckingBefore.enter(live.startedAt(at));
                case PhaseEntered(var _, Phase phase)
                when phase == Phase.ROLLING_BACK -> RollingBack.enter(live, false);
                case RunPlanned _, PhaseEntered _, RunFinished _ -> throw impossible(this, event);
                case Progress progress -> new AwaitingApproval(live.on(legal(progress)), approvers);
            };
        }

        @Override
        public Phase phase() {
            return Phase.AWAITING_APPROVAL;
        }
    }

    /** @param configured how many dynamic configuration values have been asked for */
    record CheckingBefore(Live live, Walk configuration, HypothesisCheck check) implements Known {
        static CheckingBefore enter(Live live) {
            return new CheckingBefore(live, Walk.of(live.dynamicProbes(), live), HypothesisCheck.before(live));
        }

        @Override
        public RunState on(RunEvent event) {
            return switch (event) {
                case PhaseEntered(var at, Phase phase) when phase == Phase.ACTING -> Acting.enter(live.actingSince(at));
                case PhaseEntered(var _, Phase phase)
                when phase == Phase.ROLLING_BACK -> RollingBack.enter(live, false);
                case RunPlanned _, PhaseEntered _, Approved _, RunFinished _ -> throw impossible(this, event);
                case Progress progress -> {
                    var next = live.on(legal(progress));
                    yield new CheckingBefore(
                            next,
                            configuration.on(progress, live.dynamicProbes(), Stages.CONFIGURATION, next),
                            check.on(progress, next));
                }
            };
        }

        @Override
        public Phase phase() {
            return Phase.CHECKING_BEFORE;
        }
    }

    record Acting(Live live, Walk method, HypothesisCheck during) implements Known {
        static Acting enter(Live live) {
            return new Acting(live, Walk.of(experiment(live).method(), live), HypothesisCheck.during(live));
        }

        @Override
        public RunState on(RunEvent event) {
            return switch (event) {
                case PhaseEntered(var _, Phase phase) when phase == Phase.CHECKING_AFTER -> CheckingAfter.enter(live);
                case PhaseEntered(var _, Phase phase) when phase == Phase.ROLLING_BACK -> RollingBack.enter(live, true);
                case RunPlanned _, PhaseEntered _, Approved _, RunFinished _ -> throw impossible(this, event);
                case Progress progress -> {
                    var next = live.on(legal(progress));
                    yield new Acting(
                            next,
                            method.on(progress, experiment(live).method(), Stages.METHOD, next),
                            during.on(progress, next));
                }
            };
        }

        @Override
        public Phase phase() {
            return Phase.ACTING;
        }
    }

    record CheckingAfter(Live live, HypothesisCheck check) implements Known {
        static CheckingAfter enter(Live live) {
            return new CheckingAfter(live, HypothesisCheck.after(live));
        }

        @Override
        public RunState on(RunEvent event) {
            return switch (event) {
                case PhaseEntered(var _, Phase phase) when phase == Phase.ROLLING_BACK -> RollingBack.enter(live, true);
                case RunPlanned _, PhaseEntered _, Approved _, RunFinished _ -> throw impossible(this, event);
                case Progress progress -> {
                    var next = live.on(legal(progress));
                    yield new CheckingAfter(next, check.on(progress, next));
                }
            };
        }

        @Override
        public Phase phase() {
            return Phase.CHECKING_AFTER;
        }
    }

    /**
     * Faults first, then the author's rollbacks, then whatever those left.
     *
     * @param acted whether the method was entered
     */
    record RollingBack(Live live, Walk rollbacks, boolean acted) implements Known {
        static RollingBack enter(Live live, boolean acted) {
            return new RollingBack(
                    live.with(live.work().withoutObservers()),
                    Walk.of(experiment(live).rollbacks(), live),
                    acted);
        }

        @Override
        public RunState on(RunEvent event) {
            return switch (event) {
                case RunFinished(var _, Result result) -> new Finished(live, result);
                case PhaseEntered(var at, Phase phase)
                when phase == Phase.CHECKING_RECOVERY -> CheckingRecovery.enter(live, at);
                case RunPlanned _, PhaseEntered _, Approved _ -> throw impossible(this, event);
                case Progress progress -> {
                    var next = live.on(legal(progress));
                    yield new RollingBack(
                            next, rollbacks.on(progress, experiment(live).rollbacks(), Stages.ROLLBACK, next), acted);
                }
            };
        }

        @Override
        public Phase phase() {
            return Phase.ROLLING_BACK;
        }
    }

    /**
     * The hypothesis is checked again and again until it has held for long enough, or its time is over.
     *
     * @param since when the checks began
     * @param held  the first and the last of the checks that have held without one between that did not
     */
    record CheckingRecovery(Live live, HypothesisCheck check, Instant since, Optional<Held> held) implements Known {
        record Held(Instant first, Instant last) {}

        static CheckingRecovery enter(Live live, Instant at) {
            return new CheckingRecovery(live, HypothesisCheck.recovery(live), at, Optional.empty());
        }

        @Override
        public RunState on(RunEvent event) {
            return switch (event) {
                case RunFinished(var _, Result result) -> new Finished(live, result);
                case RunPlanned _, PhaseEntered _, Approved _ -> throw impossible(this, event);
                case Progress progress -> {
                    var next = live.on(legal(progress));
                    var still = progress instanceof RunEvent.HypothesisJudged judged ? after(judged) : held;
                    yield new CheckingRecovery(next, check.on(progress, next), since, still);
                }
            };
        }

        private Optional<Held> after(RunEvent.HypothesisJudged judged) {
            return judged.judgement().verdict() == Verdict.HELD
                    ? Optional.of(new Held(held.map(Held::first).orElse(judged.at()), judged.at()))
                    : Optional.empty();
        }

        @Override
        public Phase phase() {
            return Phase.CHECKING_RECOVERY;
        }
    }

    record Finished(Live live, Result result) implements Known {
        @Override
        public RunState on(RunEvent event) {
            return switch (event) {
                case Progress progress -> new Finished(live.on(legal(progress)), result);
                case RunEvent.Lifecycle _ -> throw impossible(this, event);
            };
        }

        @Override
        public Phase phase() {
            return Phase.FINISHED;
        }
    }

    private static Experiment experiment(Live live) {
        return live.plan().experiment();
    }
}
