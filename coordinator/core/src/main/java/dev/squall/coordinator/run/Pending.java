package dev.squall.coordinator.run;

import dev.squall.model.message.Command;
import dev.squall.model.message.Control;
import dev.squall.model.message.StepAddress.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What a run still waits for and may send again; agents know a repetition by its id. */
public final class Pending {
    private Pending() {}

    /** A control and the cluster it is for. */
    public record Addressed(String cluster, Control control) {}

    /** Unanswered commands that were sent {@code olderThan} ago or earlier, with the epoch of now. */
    public static List<Command> commands(RunState state, Instant now, Duration olderThan) {
        if (!(state instanceof RunState.Known known)) {
            return List.of();
        }
        var live = known.live();
        return live.work().inFlight().values().stream()
                .filter(flight -> !now.isBefore(flight.sentAt().plus(olderThan)))
                .filter(flight -> now.isBefore(flight.command().envelope().notAfter()))
                .map(InFlight::command)
                .filter(command ->
                        live.stop().isEmpty() || command.step().stage().followsStops())
                .map(command -> command.ofEpoch(live.epoch()))
                .toList();
    }

    /** The recovery of faults that were asked to end and have not. */
    public static List<Addressed> controls(RunState state, Instant now, Duration olderThan) {
        if (!(state instanceof RunState.Known known)) {
            return List.of();
        }
        var overdue = new LinkedHashMap<String, List<String>>();
        for (var fault : known.live().faults().open().values()) {
            if (fault.askedAt().filter(at -> !now.isBefore(at.plus(olderThan))).isPresent()) {
                overdue.computeIfAbsent(fault.agent().cluster(), _ -> new ArrayList<>())
                        .add(fault.command());
            }
        }
        var controls = new ArrayList<>(aborts(known.live(), now));
        controls.addAll(recoveries(known.live(), overdue, now));
        controls.addAll(breaks(known.live(), now));
        return controls;
    }

    /** An abort is repeated while an action from before it is unanswered: its first copy may be the one that got lost. */
    private static List<Addressed> aborts(Live live, Instant now) {
        return live.stop().isEmpty()
                ? List.of()
                : live.work().inFlight().values().stream()
                        .filter(flight -> flight.command() instanceof Command.Action)
                        .filter(flight -> flight.command().step().stage() != Stage.ROLLBACK)
                        .map(flight -> flight.command().agent().cluster())
                        .distinct()
                        .map(cluster -> new Addressed(cluster, Ending.abort(live, now)))
                        .toList();
    }

    /** So is the word that breaks off steps, while they go on. */
    private static List<Addressed> breaks(Live live, Instant now) {
        var commands = new LinkedHashMap<String, List<String>>();
        for (var flight : live.work().inFlight().values()) {
            var step = live.work().open().get(flight.command().step());
            if (step != null && step.brokenOff()) {
                commands.computeIfAbsent(flight.command().agent().cluster(), _ -> new ArrayList<>())
                        .add(flight.command().id());
            }
        }
        var controls = new ArrayList<Addressed>();
        commands.forEach((cluster, ids) -> controls.add(new Addressed(
                cluster, new Control.BreakOff(live.plan().run(), live.epoch(), now, ids, "asked again"))));
        return controls;
    }

    private static List<Addressed> recoveries(Live live, Map<String, List<String>> faults, Instant now) {
        var controls = new ArrayList<Addressed>();
        faults.forEach((cluster, commands) -> controls.add(new Addressed(
                cluster, new Control.Recover(live.plan().run(), live.epoch(), now, commands, "asked again"))));
        return controls;
    }

    /** One lease for each cluster that holds a fault whose end was not asked for. */
    public static List<Addressed> leases(RunState state, Instant now) {
        if (!(state instanceof RunState.Known known) || known instanceof RunState.Finished) {
            return List.of();
        }
        var live = known.live();
        var clusters = new TreeSet<String>();
        live.faults().open().values().stream()
                .filter(fault -> fault.askedAt().isEmpty())
                .forEach(fault -> clusters.add(fault.agent().cluster()));
        return clusters.stream()
                .map(cluster -> new Addressed(
                        cluster,
                        new Control.Lease(
                                live.plan().run(),
                                live.epoch(),
                                now,
                                live.plan().policy().limits().lease())))
                .toList();
    }
}
