package dev.squall.agent.worker;

import dev.squall.agent.fault.Injector;
import dev.squall.agent.ledger.LedgerEntry;
import dev.squall.agent.worker.Attempt.Ending;
import dev.squall.model.experiment.Durations;
import dev.squall.model.json.Json;
import dev.squall.model.message.OpenFault;
import dev.squall.model.message.Recovery;
import dev.squall.model.message.RecoveryCause;
import dev.squall.model.message.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Moves one fault through its {@link Injection} states: does the work that each asks for, writes each move to the ledger,
 * reports it. The intent is in the ledger before this begins.
 */
final class FaultLife {
    private final Shift shift;
    private final FaultFacts facts;
    private final Injector injector;
    private final Answers answers;
    private final Masks masks;
    private final FaultReports told;
    private final Keeping keeping;
    private Injection state = Injection.found();
    private @Nullable Attempt<?> attempt;
    private String failure = "";
    private Instant undoing;
    private Json evidence = Json.NULL;
    /** Why the last undo did not run to its end. */
    private Json.Mapping stuck = Json.Mapping.EMPTY;

    private boolean settledOnce;

    FaultLife(Shift shift, FaultFacts facts, Injector injector, Answers answers, Masks masks) {
        this.shift = shift;
        this.facts = facts;
        this.injector = injector;
        this.answers = answers;
        this.masks = masks;
        this.told = new FaultReports(shift, facts, masks);
        this.keeping = new Keeping(shift, facts, injector);
        this.undoing = shift.now();
    }

    /** Puts the fault in place. An injection is waited for even when it ignores its interrupt: nothing is undone under it. */
    void begin(Clocks clocks, Duration limit) {
        state = new Injection.Intended(clocks, Optional.empty());
        var context = shift.context(facts.command(), limit);
        attempt = Attempt.start(
                shift,
                "inject " + facts.command(),
                limit,
                true,
                () -> injector.inject(facts.undo(), context),
                this::injected);
    }

    /** Undoes what an earlier life of the agent left. */
    void resume(Optional<Report.Injected> given) {
        told.answer(given.<Report.Answer>map(report -> report)
                .orElseGet(() ->
                        answers.unknown("the agent ended while the fault was put in place; it is undone", masks)));
        undo();
    }

    private void injected(Ending<Injector.Injected> ending) {
        if (!(state instanceof Injection.Intended intended)) {
            throw new IllegalStateException("injected in " + state);
        }
        if (ending instanceof Ending.Value<Injector.Injected>(Injector.Injected.InPlace(Json seen))) {
            state = intended.applied(shift.elapsed(), facts.duration());
            Report.Injected report = answers.injected(seen, until(), masks);
            shift.note(new LedgerEntry.Applied(shift.now(), facts.command(), report));
            told.answer(report);
            keeping.begin();
            intended.ending().ifPresent(this::end);
        } else {
            failure = failure(ending, intended);
            state = intended.broken();
            undo();
        }
    }

    private String failure(Ending<Injector.Injected> ending, Injection.Intended intended) {
        return switch (ending) {
            case Ending.Value<Injector.Injected>(Injector.Injected.NotInPlace(String reason)) -> reason;
            case Ending.Value<Injector.Injected>(Injector.Injected.InPlace _) ->
                throw new IllegalStateException("in place is no failure");
            case Ending.Broken<Injector.Injected>(Throwable cause) ->
                answers.broken(cause, masks).error();
            case Ending.TimedOut<Injector.Injected>() -> "it was not in place in time";
            case Ending.GivenUp<Injector.Injected>() -> "it was not in place in time";
            case Ending.BrokenOff<Injector.Injected>() ->
                "broken off while it was put in place"
                        + intended.ending().map(cause -> ": " + cause).orElse("");
        };
    }

    void renew(Duration until) {
        switch (state) {
            case Injection.Intended intended -> state = intended.renewed(until);
            case Injection.Applied applied -> state = applied.renewed(until);
            case Injection.Undoing _,
                    Injection.Verifying _,
                    Injection.Waiting _,
                    Injection.Left _,
                    Injection.Clean _ -> {}
        }
    }

    void end(RecoveryCause cause) {
        switch (state) {
            case Injection.Intended intended -> {
                state = intended.ending(cause);
                if (attempt != null) {
                    attempt.breakOff();
                }
            }
            case Injection.Applied applied -> undo(applied.ended(cause));
            case Injection.Waiting waiting -> undo(waiting.retried());
            case Injection.Left left -> undo(left.asked(cause));
            case Injection.Undoing _, Injection.Verifying _, Injection.Clean _ -> {}
        }
    }

    private void undo(Injection.Undoing next) {
        if (next.attempt() == 1) {
            undoing = shift.now();
        }
        state = next;
        undo();
    }

    private void undo() {
        keeping.end();
        Duration limit = shift.settings.undoing();
        var context = shift.context(facts.command(), limit);
        attempt = Attempt.start(
                shift,
                "undo " + facts.command(),
                limit,
                false,
                () -> injector.recover(facts.undo(), context),
                this::undone);
    }

    private void undone(Ending<Injector.Undone> ending) {
        if (!(state instanceof Injection.Undoing undoingNow)) {
            throw new IllegalStateException("undone in " + state);
        }
        if (ending instanceof Ending.Value<Injector.Undone>(Injector.Undone.Gone _)) {
            shift.note(new LedgerEntry.Undone(shift.now(), facts.command()));
            stuck = Json.Mapping.EMPTY;
        } else {
            stuck = Json.mapping("undo", Json.of(trouble(ending)));
        }
        state = undoingNow.tried();
        verify();
    }

    private void verify() {
        Duration limit = shift.settings.undoing();
        var context = shift.context(facts.command(), limit);
        attempt = Attempt.start(
                shift,
                "verify " + facts.command(),
                limit,
                false,
                () -> injector.verify(facts.undo(), context),
                this::verified);
    }

    private void verified(Ending<Injector.Verification> ending) {
        if (!(state instanceof Injection.Verifying verifying)) {
            throw new IllegalStateException("verified in " + state);
        }
        Recovery outcome = Recovery.UNKNOWN;
        if (ending instanceof Ending.Value<Injector.Verification>(var verification)) {
            outcome = verification.outcome();
            evidence = stuck.isEmpty() ? verification.evidence() : stuck.with("verification", verification.evidence());
        } else {
            evidence = stuck.with("verification", Json.of(trouble(ending)));
        }
        shift.note(new LedgerEntry.Verified(shift.now(), facts.command(), outcome));
        settle(verifying.read(outcome, shift.elapsed(), shift.settings.retry()));
    }

    private String trouble(Ending<?> ending) {
        return switch (ending) {
            case Ending.Value<?>(Injector.Undone.StillThere(String reason)) -> reason;
            case Ending.Value<?>(Object value) -> value.toString();
            case Ending.TimedOut<?>() -> "not done within " + Durations.written(shift.settings.undoing());
            case Ending.GivenUp<?>() ->
                "not done within " + Durations.written(shift.settings.undoing()) + " and not to be broken off";
            case Ending.BrokenOff<?>() -> "broken off";
            case Ending.Broken<?>(Throwable cause) -> {
                shift.broken(facts.command(), cause, masks);
                yield "it broke inside the agent: " + cause;
            }
        };
    }

    /** One attempt has come to a result. */
    private void settle(Injection next) {
        state = next;
        settledOnce = true;
        boolean clean = next instanceof Injection.Clean;
        if (!told.answered()) {
            told.answer(
                    clean
                            ? answers.failed(failure, masks)
                            : answers.unknown(failure + "; undoing it has not worked yet", masks));
            if (clean) {
                done();
                return;
            }
        }
        switch (next) {
            case Injection.Clean(RecoveryCause cause) -> {
                told.recovered(Recovery.CLEAN, cause, evidence, undoing);
                done();
            }
            case Injection.Left left -> told.recovered(left.last(), left.cause(), evidence, undoing);
            case Injection.Waiting _, Injection.Intended _, Injection.Applied _ -> {}
            case Injection.Undoing _, Injection.Verifying _ -> {}
        }
    }

    private void done() {
        shift.note(new LedgerEntry.Done(shift.now(), facts.command(), told.reports()));
    }

    List<Report> reports() {
        return told.reports();
    }

    boolean over() {
        return state instanceof Injection.Clean;
    }

    boolean settledOnce() {
        return settledOnce;
    }

    Optional<Duration> due() {
        return Stream.of(state.due(), keeping.due(), attempt == null ? Optional.<Duration>empty() : attempt.due())
                .flatMap(Optional::stream)
                .min(Duration::compareTo);
    }

    void wake(Duration now) {
        if (attempt != null) {
            attempt.wake(now);
        }
        keeping.wake(now);
        switch (state) {
            case Injection.Intended(Clocks clocks, var _) -> clocks.due(now).ifPresent(this::end);
            case Injection.Applied(Clocks clocks) -> clocks.due(now).ifPresent(this::end);
            case Injection.Waiting waiting when waiting.retryAt().compareTo(now) <= 0 -> undo(waiting.retried());
            case Injection.Left left when left.retryAt().compareTo(now) <= 0 -> undo(left.retried());
            case Injection.Waiting _, Injection.Left _ -> {}
            case Injection.Undoing _, Injection.Verifying _, Injection.Clean _ -> {}
        }
    }

    private Instant until() {
        return switch (state) {
            case Injection.Applied(Clocks clocks) ->
                shift.now().plus(clocks.latest().minus(shift.elapsed()));
            case Injection.Intended(Clocks clocks, var _) ->
                shift.now().plus(clocks.latest().minus(shift.elapsed()));
            case Injection.Undoing _, Injection.Verifying _, Injection.Waiting _ -> facts.hardDeadline();
            case Injection.Left _, Injection.Clean _ -> facts.hardDeadline();
        };
    }

    Optional<OpenFault> open() {
        return over()
                ? Optional.empty()
                : Optional.of(new OpenFault(facts.run(), facts.command(), facts.targets(), until()));
    }
}
