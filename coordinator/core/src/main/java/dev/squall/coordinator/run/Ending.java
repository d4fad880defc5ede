package dev.squall.coordinator.run;

import dev.squall.model.journal.Result;
import dev.squall.model.journal.Result.Status;
import dev.squall.model.journal.RunPolicy.Dry;
import dev.squall.model.journal.StopCause;
import dev.squall.model.message.Control;
import dev.squall.model.tolerance.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** How a run is brought to its end: what agents are told, and what is said of it all. */
final class Ending {
    private Ending() {}

    /** Controls that have to go out now: aborts after a stop, recoveries of faults nobody has asked to end. */
    static List<Pending.Addressed> controls(Live live, Instant now) {
        var controls = new ArrayList<Pending.Addressed>();
        if (live.stop().isPresent()) {
            for (var cluster : live.work().touched()) {
                if (!live.aborted().contains(cluster)) {
                    controls.add(new Pending.Addressed(cluster, abort(live, now)));
                }
            }
        }
        if (controls.isEmpty()) {
            var faults = new TreeMap<String, List<String>>();
            live.faults().values().stream()
                    .filter(fault -> fault.askedAt().isEmpty())
                    .forEach(fault -> faults.computeIfAbsent(fault.agent().cluster(), _ -> new ArrayList<>())
                            .add(fault.command()));
            faults.forEach((cluster, commands) -> controls.add(new Pending.Addressed(
                    cluster, new Control.Recover(live.plan().run(), live.epoch(), now, commands, "end of the run"))));
        }
        return controls;
    }

    /** Refuses what was sent before the stop; the stop raised the epoch by one, later owners may have raised it more. */
    static Control.Abort abort(Live live, Instant now) {
        return new Control.Abort(
                live.plan().run(),
                live.stop().map(Stop::epoch).orElse(live.epoch()),
                now,
                live.stop().map(Stop::reason).orElse("the run ends"));
    }

    static Result result(RunState.RollingBack state) {
        var live = state.live();
        var findings = live.findings();
        var stop = live.stop();
        boolean deviated = findings.deviated() && state.acted();
        return new Result(
                stop.map(stopped -> status(stopped.request().cause())).orElse(Status.COMPLETED),
                deviated,
                verdict(state, deviated),
                live.recovery(),
                stop.map(Stop::reason).or(findings::reason).orElseGet(() -> words(live)));
    }

    private static String words(Live live) {
        return switch (live.plan().policy().dry()) {
            case PROBES, ACTIONS, ACTIVITIES -> "a dry run shows nothing";
            case NONE, PAUSE ->
                live.findings().evidence() ? "all that was judged held" : "nothing was judged, so nothing is promised";
        };
    }

    /** Without a hypothesis a run that went through has kept all it promised; a stopped one has shown nothing. */
    private static Verdict verdict(RunState.RollingBack state, boolean deviated) {
        var live = state.live();
        if (deviated) {
            return Verdict.DEVIATED;
        }
        var dry = live.plan().policy().dry();
        boolean shown = state.acted() && live.stop().isEmpty() && (dry == Dry.NONE || dry == Dry.PAUSE);
        return shown ? live.findings().verdict() : Verdict.UNKNOWN;
    }

    private static Status status(StopCause cause) {
        return switch (cause) {
            case GATE_MISSED -> Status.GATE_MISSED;
            case ABORT -> Status.INTERRUPTED;
            case GUARD, DEADLINE -> Status.ABORTED;
            case DEVIATION, FAILURE, ERROR -> Status.FAILED;
        };
    }
}
