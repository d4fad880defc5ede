package dev.squall.agent.worker;

import dev.squall.agent.call.Call;
import dev.squall.agent.fault.Injector;
import dev.squall.agent.fault.Plan;
import dev.squall.agent.ledger.LedgerEntry;
import dev.squall.agent.worker.Attempt.Ending;
import dev.squall.agent.worker.Preparation.Prepared;
import dev.squall.model.message.Command;
import dev.squall.model.message.OpenFault;
import dev.squall.model.message.RecoveryCause;
import dev.squall.model.message.Report;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Carries out one fault: prepares it, then hands it to its {@link FaultLife}. */
final class FaultJob implements Job {
    private final Shift shift;
    private final String command;
    private final String run;
    private @Nullable Attempt<Prepared> preparing;
    private @Nullable FaultLife life;
    private @Nullable RecoveryCause ending;
    private volatile @Nullable Report refusal;

    private FaultJob(Shift shift, String command, String run) {
        this.shift = shift;
        this.command = command;
        this.run = run;
    }

    static FaultJob begun(Shift shift, Command.Action action, Call written, Injector injector) {
        var job = new FaultJob(shift, action.id(), action.run());
        var preparation = new Preparation(shift, action, written, injector);
        var answers = new Answers(shift, action);
        var admitted =
                new Admitted(action, clocks(shift, action), shift.elapsed().plus(action.timeout()));
        job.preparing = Attempt.start(
                shift,
                "prepare " + action.id(),
                action.timeout(),
                false,
                () -> preparation.prepare(job::over),
                ending -> job.prepared(ending, admitted, injector, preparation, answers));
        return job;
    }

    /** A fault that an earlier life of the agent left. */
    static FaultJob found(Shift shift, LedgerEntry.Intent intent, Optional<Report.Injected> answer, Injector injector) {
        var job = new FaultJob(shift, intent.command(), intent.run());
        var answers = new Answers(shift, intent.run(), intent.command());
        job.life = new FaultLife(shift, FaultFacts.of(intent), injector, answers, Masks.NONE);
        job.life.resume(answer);
        return job;
    }

    /** What was fixed when the command came. */
    private record Admitted(Command.Action action, Clocks clocks, Duration deadline) {}

    private static Clocks clocks(Shift shift, Command.Action action) {
        Duration now = shift.elapsed();
        Duration hard = Duration.between(shift.now(), action.hardDeadline());
        Duration longest = shift.policy.longest();
        return new Clocks(
                now.plus(action.lease()), now.plus(hard.compareTo(longest) < 0 ? hard : longest), Optional.empty());
    }

    private void prepared(
            Ending<Prepared> ended, Admitted admitted, Injector injector, Preparation preparation, Answers answers) {
        if (ending == null && ended instanceof Ending.Value<Prepared>(Prepared.Ready(Plan.Ready plan))) {
            var facts = FaultFacts.of(admitted.action(), plan, preparation.masks());
            life = new FaultLife(shift, facts, injector, answers, preparation.masks());
            life.begin(admitted.clocks(), admitted.deadline().minus(shift.elapsed()));
            return;
        }
        Report answer = preparation.answer(ended, answers);
        refusal = answer;
        if (preparation.intended()) {
            shift.note(new LedgerEntry.Done(shift.now(), command, List.of(answer)));
        }
        shift.ports.reports().send(answer);
    }

    /** The coordinator still wants it, until this moment of elapsed time. */
    void renew(Duration until) {
        if (life != null) {
            life.renew(until);
        }
    }

    /** It is to end, whatever its clocks say. */
    void end(RecoveryCause cause) {
        if (life != null) {
            life.end(cause);
        } else if (preparing != null && ending == null) {
            ending = cause;
            preparing.breakOff();
        }
    }

    /** Whether a first undo has come to a result, so that new commands may be taken. */
    boolean settledOnce() {
        return life != null && life.settledOnce();
    }

    @Override
    public void abort() {
        end(RecoveryCause.ABORT);
    }

    @Override
    public String command() {
        return command;
    }

    @Override
    public String run() {
        return run;
    }

    @Override
    public List<Report> reports() {
        if (life != null) {
            return life.reports();
        }
        Report given = refusal;
        return given == null ? List.of() : List.of(given);
    }

    @Override
    public boolean over() {
        return refusal != null || (life != null && life.over());
    }

    @Override
    public Optional<Duration> due() {
        if (life != null) {
            return life.due();
        }
        return preparing == null ? Optional.empty() : preparing.due();
    }

    @Override
    public void wake(Duration now) {
        if (life != null) {
            life.wake(now);
        } else if (preparing != null) {
            preparing.wake(now);
        }
    }

    @Override
    public Optional<OpenFault> open() {
        return life == null ? Optional.empty() : life.open();
    }
}
