package dev.squall.model.journal;

import dev.squall.model.message.Command;
import dev.squall.model.message.Report;
import dev.squall.model.message.StepAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The faults of a {@link JournalFold}. An action whose end nobody knows counts as one: it may have left something. A
 * fault keeps every word of its end, because a dirty one may be cleaned up later.
 */
final class FaultFold {
    private final Map<String, Command> sent = new LinkedHashMap<>();
    private final Map<String, Journal.Fault> faults = new LinkedHashMap<>();

    void sent(Command command) {
        sent.putIfAbsent(command.id(), command);
    }

    Optional<StepAddress> stepOf(String command) {
        return Optional.ofNullable(sent.get(command)).map(Command::step);
    }

    void answered(Report.Answer answer) {
        switch (answer) {
            case Report.Injected injected -> injected(injected);
            case Report.Unknown unknown -> {
                if (sent.get(unknown.command()) instanceof Command.Action) {
                    faults.putIfAbsent(unknown.command(), begun(unknown));
                }
            }
            case Report.Succeeded _, Report.Failed _, Report.Refused _ -> {}
        }
    }

    void injected(Report.Injected report) {
        var known = faults.getOrDefault(report.command(), begun(report));
        faults.put(report.command(), changed(known, Optional.of(report), known.recoveries(), known.lost()));
    }

    void recovered(RunEvent.FaultRecovered event) {
        var report = event.report();
        var known = faults.getOrDefault(report.command(), begun(report));
        var recoveries = new ArrayList<>(known.recoveries());
        recoveries.add(new Journal.Recovered(event.at(), report));
        faults.put(report.command(), changed(known, known.injected(), recoveries, known.lost()));
    }

    void lost(RunEvent.FaultLost event) {
        faults.computeIfPresent(
                event.command(),
                (_, known) -> changed(known, known.injected(), known.recoveries(), Optional.of(event.reason())));
    }

    List<Journal.Fault> faults() {
        return List.copyOf(faults.values());
    }

    private Journal.Fault begun(Report report) {
        var command = Optional.ofNullable(sent.get(report.command()));
        return new Journal.Fault(
                report.command(),
                command.map(Command::step),
                command.map(Command::name).orElse(report.command()),
                report.agent(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    private static Journal.Fault changed(
            Journal.Fault fault,
            Optional<Report.Injected> injected,
            List<Journal.Recovered> recoveries,
            Optional<String> lost) {
        return new Journal.Fault(
                fault.command(), fault.step(), fault.name(), fault.agent(), injected, recoveries, lost);
    }
}
