package dev.squall.agent.worker;

import dev.squall.agent.call.Call;
import dev.squall.agent.fault.Effect;
import dev.squall.agent.fault.Plan;
import dev.squall.agent.ledger.LedgerEntry;
import dev.squall.agent.worker.Attempt.Ending;
import dev.squall.agent.worker.Preparation.Prepared;
import dev.squall.model.experiment.Durations;
import dev.squall.model.message.Command;
import dev.squall.model.message.Report;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Carries out one action that happens once. */
final class EffectJob implements Job {
    private final Shift shift;
    private final Command.Action action;
    private final Effect effect;
    private final Preparation preparation;
    private final Answers answers;
    private final Duration deadline;
    private Attempt<?> attempt;
    private boolean aborted;
    private volatile @Nullable Report answer;

    EffectJob(Shift shift, Command.Action action, Call written, Effect effect) {
        this.shift = shift;
        this.action = action;
        this.effect = effect;
        this.preparation = new Preparation(shift, action, written, effect);
        this.answers = new Answers(shift, action);
        this.deadline = shift.elapsed().plus(action.timeout());
        this.attempt = Attempt.start(
                shift,
                "prepare " + action.id(),
                action.timeout(),
                false,
                () -> preparation.prepare(this::over),
                this::prepared);
    }

    private void prepared(Ending<Prepared> ending) {
        if (!aborted && ending instanceof Ending.Value<Prepared>(Prepared.Ready(Plan.Ready plan))) {
            Duration left = deadline.minus(shift.elapsed());
            var context = shift.context(action.id(), left);
            attempt = Attempt.start(
                    shift, "act " + action.id(), left, false, () -> effect.act(plan.data(), context), this::acted);
        } else {
            answer(preparation.answer(ending, answers));
        }
    }

    private void acted(Ending<Effect.Outcome> ending) {
        Masks masks = preparation.masks();
        answer(
                switch (ending) {
                    case Ending.Value<Effect.Outcome>(Effect.Outcome.Done(var output)) ->
                        answers.succeeded(output, masks);
                    case Ending.Value<Effect.Outcome>(Effect.Outcome.Failed(var trouble, var error, var traceback)) ->
                        answers.failed(trouble, error, traceback, masks);
                    case Ending.TimedOut<Effect.Outcome>() ->
                        answers.failed(
                                "not done within " + Durations.written(action.timeout()) + " and broken off", masks);
                    case Ending.BrokenOff<Effect.Outcome>() ->
                        answers.failed("broken off by the run's abort after it had begun", masks);
                    case Ending.GivenUp<Effect.Outcome>() ->
                        answers.unknown(
                                "not done within " + Durations.written(action.timeout()) + " and not to be broken off",
                                masks);
                    case Ending.Broken<Effect.Outcome>(Throwable cause) -> answers.broken(cause, masks);
                });
    }

    private void answer(Report report) {
        answer = report;
        if (preparation.intended()) {
            shift.note(new LedgerEntry.Done(shift.now(), action.id(), List.of(report)));
        }
        shift.ports.reports().send(report);
    }

    @Override
    public String command() {
        return action.id();
    }

    @Override
    public String run() {
        return action.run();
    }

    @Override
    public List<Report> reports() {
        Report given = answer;
        return given == null ? List.of() : List.of(given);
    }

    @Override
    public boolean over() {
        return answer != null;
    }

    @Override
    public Optional<Duration> due() {
        return attempt.due();
    }

    @Override
    public void wake(Duration now) {
        attempt.wake(now);
    }

    @Override
    public void abort() {
        aborted = true;
        attempt.breakOff();
    }
}
