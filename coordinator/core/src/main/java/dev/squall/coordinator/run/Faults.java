package dev.squall.coordinator.run;

import dev.squall.model.message.Command;
import dev.squall.model.message.Control;
import dev.squall.model.message.Report;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How the set of faults changes. A fault is in it until its recovery is reported or it is given up as lost. */
final class Faults {
    private Faults() {}

    /**
     * An injected fault joins, unless the word of its end was faster; so does an action whose end nobody knows, because it may have left something.
     */
    static Map<String, Fault> after(Live before, Report.Answer answer) {
        var faults = before.faults();
        if (before.settled().containsKey(answer.command())) {
            return faults;
        }
        return switch (answer) {
            case Report.Injected injected -> with(faults, injected);
            case Report.Unknown unknown
            when isAction(unknown.command(), before.work()) ->
                plus(
                        faults,
                        new Fault(unknown.command(), unknown.agent(), Optional.empty(), abortedAt(before, unknown)));
            case Report.Unknown _, Report.Succeeded _, Report.Failed _, Report.Refused _ -> faults;
        };
    }

    private static Optional<Instant> abortedAt(Live live, Report.Unknown unknown) {
        return live.stop()
                .filter(_ -> live.aborted().contains(unknown.agent().cluster()))
                .map(stop -> stop.request().at());
    }

    static Map<String, Fault> with(Map<String, Fault> faults, Report.Injected injected) {
        var known = Optional.ofNullable(faults.get(injected.command())).flatMap(Fault::askedAt);
        return plus(faults, new Fault(injected.command(), injected.agent(), Optional.of(injected.until()), known));
    }

    static Map<String, Fault> without(Map<String, Fault> faults, String command) {
        return Changed.without(faults, command);
    }

    static Map<String, Fault> asked(Map<String, Fault> faults, String cluster, Control control, Instant at) {
        var next = new LinkedHashMap<>(faults);
        next.replaceAll((command, fault) -> {
            boolean asked = fault.agent().cluster().equals(cluster)
                    && switch (control) {
                        case Control.Abort _ -> true;
                        case Control.Recover recover -> recover.commands().contains(command);
                        case Control.Lease _ -> false;
                    };
            return asked ? fault.asked(at) : fault;
        });
        return next;
    }

    private static boolean isAction(String command, Work work) {
        var flight = work.inFlight().get(command);
        return flight != null && flight.command() instanceof Command.Action;
    }

    private static Map<String, Fault> plus(Map<String, Fault> faults, Fault fault) {
        return Changed.with(faults, fault.command(), fault);
    }
}
