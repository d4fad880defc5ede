package dev.squall.coordinator.run;

import dev.squall.model.message.Command;
import dev.squall.model.message.Control;
import dev.squall.model.message.Recovery;
import dev.squall.model.message.Report;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a run has broken. A fault is open until its recovery is reported or it is given up as lost.
 *
 * @param open    by the command that made it
 * @param settled commands whose fault is over, and what is known of its end
 * @param aborted clusters that an abort was sent to
 */
record Faults(Map<String, Fault> open, Map<String, Recovery> settled, Set<String> aborted) {
    static final Faults NONE = new Faults(Map.of(), Map.of(), Set.of());

    /** An injected fault joins, unless the word of its end was faster; so does an action whose end nobody knows, because it may have left something. */
    Faults after(Report.Answer answer, Work before, Optional<Stop> stop) {
        if (settled.containsKey(answer.command())) {
            return this;
        }
        return switch (answer) {
            case Report.Injected injected -> found(injected);
            case Report.Unknown unknown
            when isAction(unknown.command(), before) ->
                with(new Fault(unknown.command(), unknown.agent(), Optional.empty(), abortedAt(unknown, stop)));
            case Report.Unknown _, Report.Succeeded _, Report.Failed _, Report.Refused _ -> this;
        };
    }

    private Optional<Instant> abortedAt(Report.Unknown unknown, Optional<Stop> stop) {
        return stop.filter(_ -> aborted.contains(unknown.agent().cluster()))
                .map(stopped -> stopped.request().at());
    }

    Faults found(Report.Injected injected) {
        var known = Optional.ofNullable(open.get(injected.command())).flatMap(Fault::askedAt);
        return with(new Fault(injected.command(), injected.agent(), Optional.of(injected.until()), known));
    }

    private Faults with(Fault fault) {
        return new Faults(Changed.with(open, fault.command(), fault), settled, aborted);
    }

    Faults settled(String command, Recovery outcome) {
        return new Faults(Changed.without(open, command), Changed.with(settled, command, outcome), aborted);
    }

    /** A control went out that may ask for the end of some of them. */
    Faults told(String cluster, Control control, Instant at) {
        var next = new LinkedHashMap<>(open);
        next.replaceAll((command, fault) -> {
            boolean asked = fault.agent().cluster().equals(cluster)
                    && switch (control) {
                        case Control.Abort _ -> true;
                        case Control.Recover recover -> recover.commands().contains(command);
                        case Control.BreakOff _, Control.Lease _ -> false;
                    };
            return asked ? fault.asked(at) : fault;
        });
        var abortedNow = control instanceof Control.Abort ? Changed.with(aborted, cluster) : aborted;
        return new Faults(next, settled, abortedNow);
    }

    /** What is known of all of them together. */
    Recovery recovery() {
        return settled.values().stream().reduce(Recovery.CLEAN, Recovery::and);
    }

    private static boolean isAction(String command, Work work) {
        var flight = work.inFlight().get(command);
        return flight != null && flight.command() instanceof Command.Action;
    }
}
