package dev.squall.coordinator.loop;

import dev.squall.coordinator.runner.CommandBus;
import dev.squall.model.json.Json;
import dev.squall.model.message.Command;
import dev.squall.model.message.Control;
import dev.squall.model.message.Recovery;
import dev.squall.model.message.RecoveryCause;
import dev.squall.model.message.Report;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/** The other end of the bus, in memory: remembers every command, does none twice, and undoes faults when it is asked to. */
final class SimpleAgent implements CommandBus {
    private final Instant now;
    private final Queue<Report> reports = new ArrayDeque<>();
    private final Map<String, Report> answers = new HashMap<>();
    private final Set<String> faults = new LinkedHashSet<>();
    private final List<String> injected = new ArrayList<>();

    SimpleAgent(Instant now) {
        this.now = now;
    }

    Queue<Report> reports() {
        return reports;
    }

    /** Ids of the commands that changed something, each time they did. */
    List<String> injected() {
        return injected;
    }

    Set<String> faults() {
        return faults;
    }

    @Override
    public void send(Command command) {
        reports.add(answers.computeIfAbsent(command.id(), _ -> carryOut(command)));
    }

    @Override
    public void send(String cluster, Control control) {
        switch (control) {
            case Control.BreakOff _, Control.Lease _ -> {}
            case Control.Abort _ -> List.copyOf(faults).forEach(fault -> undo(control.run(), fault));
            case Control.Recover recover -> recover.commands().forEach(fault -> undo(control.run(), fault));
        }
    }

    private Report carryOut(Command command) {
        return switch (command) {
            case Command.Probe probe ->
                new Report.Succeeded(probe.run(), probe.id(), probe.agent(), now, Json.of(200), now, now);
            case Command.Action action -> {
                injected.add(action.id());
                faults.add(action.id());
                yield new Report.Injected(
                        action.run(), action.id(), action.agent(), now, Json.NULL, now, now, action.hardDeadline());
            }
        };
    }

    private void undo(String run, String fault) {
        if (answers.get(fault) instanceof Report.Injected of) {
            faults.remove(fault);
            reports.add(new Report.Recovered(
                    run, fault, of.agent(), now, Recovery.CLEAN, RecoveryCause.REQUESTED, Json.NULL, now, now));
        }
    }
}
