package dev.squall.coordinator.run;

import dev.squall.model.journal.Result;
import dev.squall.model.journal.RunEvent.StepsClosed;
import dev.squall.model.message.Control;
import dev.squall.model.tolerance.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** How a run is brought to its end: what agents are told, and what is said of it all. */
final class Ending {
    private Ending() {}

    /** Controls that have to go out now: aborts after a stop, recoveries of faults nobody has asked to end. */
    static List<Pending.Addressed> controls(Live live, Instant now) {
        var controls = new ArrayList<Pending.Addressed>();
        if (live.stop().isPresent()) {
            for (var cluster : live.work().touched()) {
                if (!live.faults().aborted().contains(cluster)) {
                    controls.add(new Pending.Addressed(cluster, abort(live, now)));
                }
            }
        }
        if (controls.isEmpty()) {
            var faults = new TreeMap<String, List<String>>();
            live.faults().open().values().stream()
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

    /** @param recovered whether the hypothesis held again afterwards; empty when that was not to be checked */
    static Result result(Live live, boolean acted, Optional<Boolean> recovered) {
        boolean missed = recovered.equals(Optional.of(false));
        boolean deviated = (live.findings().deviated() || missed) && acted;
        return new Result(
                Statuses.of(live),
                deviated,
                deviated ? Verdict.DEVIATED : verdict(live, acted),
                live.faults().recovery(),
                live.stop()
                        .map(Stop::reason)
                        .or(() -> live.closed().map(StepsClosed::reason))
                        .or(() -> live.findings().reason())
                        .orElseGet(() -> missed ? "it did not recover in time" : words(live)));
    }

    private static String words(Live live) {
        if (live.plan().policy().dry().skipsSteps()) {
            return "a dry run shows nothing";
        }
        return live.findings().evidence() ? "all that was judged held" : "nothing was judged, so nothing is promised";
    }

    /** Without a hypothesis a run that went through has kept all it promised; a stopped one has shown nothing. */
    private static Verdict verdict(Live live, boolean acted) {
        boolean shown = acted
                && live.stop().isEmpty()
                && live.closed().isEmpty()
                && !live.plan().policy().dry().skipsSteps();
        return shown ? live.findings().verdict() : Verdict.UNKNOWN;
    }
}
