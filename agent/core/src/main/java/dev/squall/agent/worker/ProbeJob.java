package dev.squall.agent.worker;

import dev.squall.agent.call.Call;
import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.Rejection;
import dev.squall.agent.probe.Observation;
import dev.squall.agent.probe.Prober;
import dev.squall.agent.worker.Attempt.Ending;
import dev.squall.model.experiment.Durations;
import dev.squall.model.message.Command;
import dev.squall.model.message.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Carries out one probe. */
final class ProbeJob implements Job {
    private final Shift shift;
    private final Command.Probe probe;
    private final Answers answers;
    private final List<Report> reports = new ArrayList<>();
    private final Attempt<Observation> attempt;
    private volatile Masks masks = Masks.NONE;

    ProbeJob(Shift shift, Command.Probe probe, Call written, Prober prober) {
        this.shift = shift;
        this.probe = probe;
        this.answers = new Answers(shift, probe);
        this.attempt = Attempt.look(
                shift, "probe " + probe.id(), probe.timeout(), () -> observe(prober, written), this::finished);
    }

    private Observation observe(Prober prober, Call written) throws InterruptedException {
        CallContext context = shift.context(probe.id(), probe.timeout());
        return switch (shift.ports.resolver().resolve(probe.provider(), written, probe.scope())) {
            case Resolver.Resolution.Unresolved(Rejection rejection) -> new Observation.Rejected(rejection);
            case Resolver.Resolution.Resolved(var call, var secrets) -> {
                masks = Masks.of(secrets);
                yield prober.observe(call.arguments(), context);
            }
        };
    }

    private void finished(Ending<Observation> ending) {
        Report answer = switch (ending) {
            case Ending.Value<Observation>(Observation.Seen(var output)) -> answers.succeeded(output, masks);
            case Ending.Value<Observation>(Observation.Unseen(var trouble, var reason, var traceback)) ->
                answers.failed(trouble, reason, traceback, masks);
            case Ending.Value<Observation>(Observation.Rejected(var rejection)) -> answers.refused(rejection, masks);
            case Ending.TimedOut<Observation>() -> answers.failed(timedOut(), masks);
            case Ending.GivenUp<Observation>() -> answers.failed(timedOut(), masks);
            case Ending.BrokenOff<Observation>() -> answers.failed("broken off: the run was aborted", masks);
            case Ending.Broken<Observation>(Throwable cause) -> answers.broken(cause, masks);
        };
        reports.add(answer);
        shift.ports.reports().send(answer);
    }

    private String timedOut() {
        return "no answer within " + Durations.written(probe.timeout());
    }

    @Override
    public String command() {
        return probe.id();
    }

    @Override
    public String run() {
        return probe.run();
    }

    @Override
    public List<Report> reports() {
        return List.copyOf(reports);
    }

    @Override
    public boolean over() {
        return !reports.isEmpty();
    }

    @Override
    public Optional<Duration> due() {
        return attempt.due();
    }

    @Override
    public void wake(Duration now) {
        attempt.wake(now);
    }

    @Override
    public void abort() {
        attempt.breakOff();
    }
}
