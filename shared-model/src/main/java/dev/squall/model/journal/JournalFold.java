package dev.squall.model.journal;

import dev.squall.model.experiment.Step;
import dev.squall.model.message.AgentRef;
import dev.squall.model.message.Command;
import dev.squall.model.message.Envelope;
import dev.squall.model.message.Report;
import dev.squall.model.message.StepAddress;
import dev.squall.model.message.StepAddress.Stage;
import dev.squall.model.tolerance.Judgement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes a run's events one after the other and holds what a {@link Journal} is made of. */
final class JournalFold {
    private final RunEvent.RunPlanned planned;
    private final List<RunEvent.PhaseEntered> phases = new ArrayList<>();
    private final List<RunEvent.Approved> approvals = new ArrayList<>();
    private final Map<StepAddress, Journal.Entry> steps = new LinkedHashMap<>();
    private final Map<Round, RunEvent.HypothesisJudged> judged = new LinkedHashMap<>();
    private final Map<PauseKey, Journal.Pause> pauses = new LinkedHashMap<>();
    private final FaultFold faults = new FaultFold();
    private final Map<String, List<RunEvent.GuardSampled>> samples = new LinkedHashMap<>();
    private final Map<String, List<RunEvent.GuardWarned>> warnings = new LinkedHashMap<>();
    private final Map<String, RunEvent.GuardTripped> trips = new LinkedHashMap<>();
    private final List<RunEvent.StopRequested> stops = new ArrayList<>();
    private Optional<RunEvent.RunFinished> finished = Optional.empty();

    private record Round(Stage stage, int round) {}

    private record PauseKey(StepAddress step, boolean before) {}

    JournalFold(RunEvent.RunPlanned planned) {
        this.planned = planned;
        planned.plan().experiment().guards().forEach(guard -> samples.put(guard.name(), new ArrayList<>()));
    }

    void on(RunEvent event) {
        switch (event) {
            case RunEvent.RunPlanned _, RunEvent.OwnershipTaken _, RunEvent.ControlSent _ -> {}
            case RunEvent.Approved approved -> approvals.add(approved);
            case RunEvent.PhaseEntered entered -> phases.add(entered);
            case RunEvent.StepDispatched sent -> dispatched(sent.at(), sent.command());
            case RunEvent.StepAnswered answered -> answered(answered);
            case RunEvent.StepEnded ended -> ended(ended);
            case RunEvent.PauseStarted pause ->
                pauses.put(
                        new PauseKey(pause.step(), pause.before()),
                        new Journal.Pause(pause.step(), pause.before(), pause.at(), Optional.empty()));
            case RunEvent.PauseEnded pause ->
                pauses.computeIfPresent(
                        new PauseKey(pause.step(), pause.before()),
                        (_, open) ->
                                new Journal.Pause(open.step(), open.before(), open.started(), Optional.of(pause.at())));
            case RunEvent.HypothesisJudged check -> judged.put(new Round(check.stage(), check.round()), check);
            case RunEvent.FaultRecovered recovered -> faults.recovered(recovered);
            case RunEvent.FaultFound found -> faults.injected(found.report());
            case RunEvent.FaultLost lost -> faults.lost(lost);
            case RunEvent.GuardSampled sample ->
                samples.computeIfAbsent(sample.guard(), _ -> new ArrayList<>()).add(sample);
            case RunEvent.GuardWarned warned ->
                warnings.computeIfAbsent(warned.guard(), _ -> new ArrayList<>()).add(warned);
            case RunEvent.GuardTripped tripped -> trips.putIfAbsent(tripped.guard(), tripped);
            case RunEvent.StopRequested stop -> stops.add(stop);
            case RunEvent.StepsClosed closed ->
                stops.add(new RunEvent.StopRequested(closed.at(), closed.cause(), closed.by(), closed.reason()));
            case RunEvent.RunFinished end -> finished = Optional.of(end);
        }
    }

    private void dispatched(Instant at, Command command) {
        faults.sent(command);
        if (command.step().stage() == Stage.GUARD || !command.id().equals(plainId(command.step(), command.agent()))) {
            return;
        }
        var share = new Journal.Share(command.agent(), command.id(), Optional.empty());
        var entry = steps.computeIfAbsent(
                command.step(),
                address -> new Journal.Entry(
                        address, command.name(), at, List.of(), Optional.empty(), Optional.empty(), Optional.empty()));
        if (entry.shares().stream().noneMatch(known -> known.command().equals(command.id()))) {
            var shares = new ArrayList<>(entry.shares());
            shares.add(share);
            steps.put(entry.address(), with(entry, shares));
        }
    }

    private String plainId(StepAddress step, AgentRef agent) {
        return Envelope.id(planned.plan().run(), step, agent);
    }

    private void answered(RunEvent.StepAnswered event) {
        Report.Answer answer = event.answer();
        faults.answered(answer);
        faults.stepOf(answer.command()).map(steps::get).ifPresent(entry -> {
            var shares = new ArrayList<>(entry.shares());
            shares.replaceAll(share -> share.command().equals(answer.command())
                    ? new Journal.Share(
                            share.agent(), share.command(), share.answer().or(() -> Optional.of(answer)))
                    : share);
            steps.put(entry.address(), with(entry, shares));
        });
    }

    private static Journal.Entry with(Journal.Entry entry, List<Journal.Share> shares) {
        return new Journal.Entry(
                entry.address(),
                entry.name(),
                entry.dispatched(),
                shares,
                entry.ended(),
                entry.outcome(),
                entry.judgement());
    }

    private void ended(RunEvent.StepEnded event) {
        if (event.step().stage() == Stage.GUARD) {
            return;
        }
        var known = Optional.ofNullable(steps.get(event.step()));
        steps.put(
                event.step(),
                new Journal.Entry(
                        event.step(),
                        known.map(Journal.Entry::name).orElseGet(() -> nameOf(event.step())),
                        known.map(Journal.Entry::dispatched).orElse(event.at()),
                        known.map(Journal.Entry::shares).orElse(List.of()),
                        Optional.of(event.at()),
                        Optional.of(event.outcome()),
                        event.judgement()));
    }

    private String nameOf(StepAddress step) {
        return planned.plan().step(step).map(Step::name).orElse(step.toString());
    }

    Journal journal() {
        var started = phases.stream()
                .filter(entered -> entered.phase() == Phase.CHECKING_BEFORE)
                .findFirst()
                .map(RunEvent.PhaseEntered::at);
        return new Journal(
                planned.plan(),
                started.orElse(planned.at()),
                finished.map(RunEvent.RunFinished::at),
                phases,
                approvals,
                List.copyOf(steps.values()),
                checks(),
                List.copyOf(pauses.values()),
                faults.faults(),
                guards(),
                stops,
                finished.map(RunEvent.RunFinished::result));
    }

    private List<Journal.GuardTrace> guards() {
        return samples.entrySet().stream()
                .map(guard -> new Journal.GuardTrace(
                        guard.getKey(),
                        guard.getValue(),
                        warnings.getOrDefault(guard.getKey(), List.of()),
                        Optional.ofNullable(trips.get(guard.getKey()))))
                .toList();
    }

    private List<Journal.Check> checks() {
        var probes = new LinkedHashMap<Round, List<Journal.Entry>>();
        for (var entry : steps.values()) {
            var address = entry.address();
            if (address.stage().isCheck()) {
                probes.computeIfAbsent(new Round(address.stage(), address.round()), _ -> new ArrayList<>())
                        .add(entry);
            }
        }
        judged.keySet().forEach(round -> probes.putIfAbsent(round, List.of()));
        var checks = new ArrayList<Journal.Check>();
        probes.forEach((round, entries) -> {
            var verdict = Optional.ofNullable(judged.get(round));
            Optional<Judgement> judgement = verdict.map(RunEvent.HypothesisJudged::judgement);
            checks.add(new Journal.Check(
                    round.stage(), round.round(), verdict.map(RunEvent.HypothesisJudged::at), judgement, entries));
        });
        return checks;
    }
}
