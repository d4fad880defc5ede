package dev.squall.local.controls;

import dev.squall.coordinator.runner.CommandBus;
import dev.squall.model.journal.Plan;
import dev.squall.model.json.Json;
import dev.squall.model.message.Command;
import dev.squall.model.message.Refusal;
import dev.squall.model.message.Report;
import dev.squall.model.message.Report.Trouble;
import dev.squall.model.message.StepAddress;
import dev.squall.model.message.StepAddress.Stage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The controls around single activities, and what becomes of a command and of its answer through them. */
final class Activities {
    private final Controls controls;
    private final Levels levels;
    private final Wish wish;
    private final Plan plan;
    private final CommandBus bus;
    private final Consumer<Report> reports;
    private final InstantSource clock;
    private final Map<String, Command> waiting = new ConcurrentHashMap<>();
    private final Set<String> passed = ConcurrentHashMap.newKeySet();
    private final Set<String> brokenOff = ConcurrentHashMap.newKeySet();

    Activities(
            Controls controls,
            Levels levels,
            Wish wish,
            Plan plan,
            CommandBus bus,
            Consumer<Report> reports,
            InstantSource clock) {
        this.controls = controls;
        this.levels = levels;
        this.wish = wish;
        this.plan = plan;
        this.bus = bus;
        this.reports = reports;
        this.clock = clock;
    }

    boolean hasPassed(Command command) {
        return passed.contains(command.id());
    }

    /** Their answers are not what controls are told of them. From any thread. */
    void breakOff(List<String> commands) {
        brokenOff.addAll(commands);
    }

    void before(Command command) throws InterruptedException {
        var level = level(command.step());
        if (levels.turnsBack(level)) {
            turnBack(command);
            return;
        }
        controls.asLeft().learn(new Json.Mapping(command.scope().configuration()));
        var context = context(command.step());
        var left = controls.before(Level.ACTIVITY, context);
        left.stops().ifPresent(wish::utter);
        if (levels.turnsBack(level)) {
            controls.after(Level.ACTIVITY, context, Json.NULL);
            turnBack(command);
            return;
        }
        waiting.put(command.id(), command);
        var written = context.written();
        switch (ActivityChange.of(
                command, written, left.context(), controls.asLeft().configuration())) {
            case ActivityChange.Nothing _ -> pass(command);
            case ActivityChange.Other(Command other) -> pass(other);
            case ActivityChange.Dry _ -> {
                var now = clock.instant();
                after(new Report.Succeeded(command.run(), command.id(), command.agent(), now, Json.NULL, now, now));
            }
            case ActivityChange.Unreadable(String reason) ->
                after(failed(command, "what a control made of it cannot be read: " + reason));
        }
    }

    /** For what no control stands around. */
    void passUnlessTurnedBack(Command command) {
        if (levels.turnsBack(level(command.step()))) {
            turnBack(command);
        } else {
            pass(command);
        }
    }

    void pass(Command command) {
        passed.add(command.id());
        bus.send(command);
    }

    void reported(Report report) throws InterruptedException {
        if (report instanceof Report.Answer answer) {
            after(answer);
        } else {
            reports.accept(report);
        }
    }

    /** Hands an answer on as controls leave it. */
    private void after(Report.Answer answer) throws InterruptedException {
        var command = waiting.remove(answer.command());
        if (command == null) {
            reports.accept(answer);
            return;
        }
        var context = context(command.step());
        var activity = context.in(controls.asLeft().experiment());
        Json entry = brokenOff.remove(command.id()) ? Json.NULL : ActivityEntry.of(answer, activity);
        var left = controls.after(Level.ACTIVITY, context, entry);
        var changed = ActivityEntry.changed(answer, entry, left.state());
        if (command.step().stage().isCheck()) {
            // A check that is broken off says nothing, so its last probe must not end it.
            left.stops().ifPresent(wish::utter);
            reports.accept(changed);
        } else {
            reports.accept(changed);
            left.stops().ifPresent(wish::utter);
        }
    }

    /** The run does not wait for it any more. */
    void givenUp(StepAddress address) throws InterruptedException {
        for (var command : waiting.values()) {
            if (command.step().equals(address) && waiting.remove(command.id(), command)) {
                controls.after(Level.ACTIVITY, context(address), Json.NULL)
                        .stops()
                        .ifPresent(wish::utter);
            }
        }
    }

    /** A dry run goes past it: it counts as done. */
    void leftOut(StepAddress address, Instant at) throws InterruptedException {
        if (levels.turnsBack(level(address))) {
            return;
        }
        var context = context(address);
        var left = controls.before(Level.ACTIVITY, context);
        left.stops().ifPresent(wish::utter);
        Json entry = left.stops().isPresent() ? Json.NULL : ActivityEntry.leftOut(left.context(), at);
        controls.after(Level.ACTIVITY, context, entry).stops().ifPresent(wish::utter);
    }

    private void turnBack(Command command) {
        reports.accept(new Report.Refused(
                command.run(),
                command.id(),
                command.agent(),
                clock.instant(),
                Refusal.ABORTED,
                "a control ends the run before it begins"));
    }

    private Report.Failed failed(Command command, String why) {
        var now = clock.instant();
        return new Report.Failed(command.run(), command.id(), command.agent(), now, Trouble.FAILED, why, now, now);
    }

    private static Level level(StepAddress address) {
        var stage = address.stage();
        return stage.isCheck() ? Level.HYPOTHESIS : stage == Stage.ROLLBACK ? Level.ROLLBACK : Level.METHOD;
    }

    private Context.Activity context(StepAddress address) {
        Json written = plan.step(address).<Json>map(step -> step.source()).orElse(Json.Mapping.EMPTY);
        return new Context.Activity(
                address, written, plan.steps(address.stage()).size());
    }
}
