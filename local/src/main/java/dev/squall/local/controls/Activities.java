package dev.squall.local.controls;

import dev.squall.agent.python.ControlPoint;
import dev.squall.coordinator.runner.CommandBus;
import dev.squall.model.journal.Plan;
import dev.squall.model.json.Json;
import dev.squall.model.message.Command;
import dev.squall.model.message.Report;
import dev.squall.model.message.Report.Trouble;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The controls around single activities, and what becomes of a command and of its answer through them. */
final class Activities {
    private final Controls controls;
    private final Plan plan;
    private final CommandBus bus;
    private final Consumer<Report> reports;
    private final Consumer<String> stop;
    private final InstantSource clock;
    private final Map<String, Command> waiting = new ConcurrentHashMap<>();
    private final Set<String> passed = ConcurrentHashMap.newKeySet();

    Activities(
            Controls controls,
            Plan plan,
            CommandBus bus,
            Consumer<Report> reports,
            Consumer<String> stop,
            InstantSource clock) {
        this.controls = controls;
        this.plan = plan;
        this.bus = bus;
        this.reports = reports;
        this.stop = stop;
        this.clock = clock;
    }

    boolean hasPassed(Command command) {
        return passed.contains(command.id());
    }

    void before(Command command) throws InterruptedException {
        var activity = activity(command);
        var left = controls.call(ControlPoint.BEFORE_ACTIVITY, activity, Json.NULL);
        if (left.stops().isPresent()) {
            stop.accept(left.stops().get());
            reports.accept(failed(command, Trouble.INTERRUPTS, left.stops().get()));
            return;
        }
        waiting.put(command.id(), command);
        switch (ActivityChange.of(command, activity, left.context())) {
            case ActivityChange.Nothing _ -> pass(command);
            case ActivityChange.Other(Command other) -> pass(other);
            case ActivityChange.Dry _ -> {
                var now = clock.instant();
                reports.accept(after(
                        new Report.Succeeded(command.run(), command.id(), command.agent(), now, Json.NULL, now, now)));
            }
            case ActivityChange.Unreadable(String reason) ->
                reports.accept(
                        after(failed(command, Trouble.FAILED, "what a control made of it cannot be read: " + reason)));
        }
    }

    void pass(Command command) {
        passed.add(command.id());
        bus.send(command);
    }

    Report after(Report.Answer answer) throws InterruptedException {
        var command = waiting.remove(answer.command());
        if (command == null) {
            return answer;
        }
        var activity = activity(command);
        var entry = ActivityEntry.of(answer, activity);
        var left = controls.call(ControlPoint.AFTER_ACTIVITY, activity, entry);
        left.stops().ifPresent(stop);
        return ActivityEntry.changed(answer, entry, left.state());
    }

    private Report.Failed failed(Command command, Trouble trouble, String why) {
        var now = clock.instant();
        return new Report.Failed(command.run(), command.id(), command.agent(), now, trouble, why, now, now);
    }

    private Json activity(Command command) {
        return plan.step(command.step()).<Json>map(step -> step.source()).orElse(Json.Mapping.EMPTY);
    }
}
