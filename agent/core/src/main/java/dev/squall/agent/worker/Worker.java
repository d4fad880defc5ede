package dev.squall.agent.worker;

import dev.squall.agent.call.Call;
import dev.squall.agent.call.Rejection;
import dev.squall.agent.fault.Effect;
import dev.squall.agent.fault.Injector;
import dev.squall.agent.ledger.LedgerEntry;
import dev.squall.agent.ledger.Retention;
import dev.squall.agent.ledger.Standing;
import dev.squall.agent.policy.Policy;
import dev.squall.model.message.Command;
import dev.squall.model.message.Control;
import dev.squall.model.message.OpenFault;
import dev.squall.model.message.Refusal;
import dev.squall.model.message.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Carries out what one agent is asked to do: commands and controls in any order and any number of times in, reports out.
 *
 * <pre>
 * {@link Command} -> {@link Admission} -> {@link ProbeJob} | {@link EffectJob} | {@link FaultJob} -> {@link Report}
 *                                               {@link Control} --^
 * </pre>
 *
 * <p>Safe for several threads. Has no thread of its own: what takes time goes through {@link Tasks}, and its deadlines pass
 * only when {@link #wake} is called, at the moments that the {@link Alarm} is told. Every method returns without waiting.
 */
public final class Worker {
    private static final int MOST_HELD = 1_000;

    private final Shift shift;
    private final Admission admission;
    private final Memory memory = new Memory(Retention.DEFAULT);
    private final Jobs jobs = new Jobs();
    private final Controls controls;
    private final List<Command> held = new ArrayList<>();
    private boolean started;
    private boolean ready;

    public Worker(WorkerSettings settings, Functions functions, Policy policy, Ports ports) {
        this.shift = new Shift(settings, functions, policy, ports, this::tidy);
        this.admission = new Admission(shift);
        this.controls = new Controls(shift, admission, memory, jobs);
    }

    /**
     * Takes up what an earlier life of the agent left in the ledger: open faults are undone, verified and reported; actions
     * of which the end is not known are reported so, and not run again. Commands wait until each fault was tried once.
     */
    public void start() {
        shift.locked(() -> {
            List<LedgerEntry> entries = shift.ports.ledger().entries();
            for (LedgerEntry entry : entries) {
                if (entry instanceof LedgerEntry.Aborted(var _, String run, long epoch)) {
                    admission.owns(run, epoch);
                    admission.abort(run, epoch);
                }
            }
            Standing.of(entries).forEach(this::takeUp);
            started = true;
        });
    }

    private void takeUp(Standing standing) {
        standing.intent().ifPresent(intent -> admission.owns(intent.run(), intent.epoch()));
        standing.done().ifPresent(done -> remember(done.command(), done.reports()));
        standing.intent().filter(_ -> standing.open()).ifPresent(intent -> {
            if (intent.isFault()) {
                var answer = standing.applied().map(LedgerEntry.Applied::answer);
                jobs.put(intent.epoch(), FaultJob.found(shift, intent, answer, injector(intent)));
            } else {
                Report report = new Answers(shift, intent.run(), intent.command())
                        .unknown("the agent ended after this had begun; it is not run again", Masks.NONE);
                shift.note(new LedgerEntry.Done(shift.now(), intent.command(), List.of(report)));
                remember(intent.command(), List.of(report));
                shift.ports.reports().send(report);
            }
        });
    }

    private Injector injector(LedgerEntry.Intent intent) {
        return shift.functions.fault(intent.family(), intent.func()).orElse(null) instanceof Injector known
                ? known
                : new Missing(intent.family(), intent.func());
    }

    private void remember(String command, List<Report> reports) {
        if (!reports.isEmpty()) {
            memory.add(command, reports.getFirst().run(), reports, shift.now());
        }
    }

    public void accept(Command command) {
        shift.locked(() -> {
            if (ready) {
                admit(command);
            } else if (held.size() < MOST_HELD) {
                held.add(command);
            } else {
                refuse(command, new Rejection(Refusal.OVERLOADED, "it is still undoing what it left behind"));
            }
        });
    }

    private void admit(Command command) {
        Job running = jobs.get(command.id());
        if (running != null) {
            admission.owns(command.run(), command.envelope().epoch());
            running.reports().forEach(shift.ports.reports()::send);
        } else if (memory.knows(command.id())) {
            memory.reports(command.id()).forEach(shift.ports.reports()::send);
        } else {
            int probes = jobs.probes();
            var call = Call.of(command.provider());
            var objection = admission.objectionTo(command, call, jobs.size() - probes, probes);
            if (objection.isPresent()) {
                refuse(command, objection.get());
            } else {
                jobs.put(command.envelope().epoch(), begin(command, call));
            }
        }
    }

    private Job begin(Command command, Call call) {
        return switch (command) {
            case Command.Probe probe -> new ProbeJob(shift, probe, call, shift.functions.admittedProber(call));
            case Command.Action action ->
                switch (shift.functions.admittedFault(call)) {
                    case Injector injector -> FaultJob.begun(shift, action, call, injector);
                    case Effect effect -> new EffectJob(shift, action, call, effect);
                };
        };
    }

    /** A command of an old owner is not remembered: the new owner may send the same one. */
    private void refuse(Command command, Rejection rejection) {
        Report report = new Answers(shift, command).refused(rejection.reason(), rejection.detail());
        if (rejection.reason() != Refusal.FENCED) {
            remember(command.id(), List.of(report));
        }
        shift.ports.reports().send(report);
    }

    public void accept(Control control) {
        shift.locked(() -> controls.obey(control));
    }

    /** Ends everything that this agent does and refuses actions until {@link #release}; also the way to stop an agent. */
    public void halt(String reason) {
        shift.locked(() -> {
            admission.halt(reason);
            jobs.all().forEach(Job::abort);
        });
    }

    public void release() {
        shift.locked(admission::release);
    }

    /**
     * Lets deadlines pass that are over. Calling it too early or too often changes nothing. A bug in one job is thrown when all others
     * were woken.
     */
    public void wake() {
        shift.locked(() -> {
            Duration now = shift.elapsed();
            var broken = new ArrayList<RuntimeException>();
            for (Job job : List.copyOf(jobs.all())) {
                try {
                    job.wake(now);
                } catch (RuntimeException bug) {
                    broken.add(bug);
                }
            }
            if (!broken.isEmpty()) {
                throw broken.getFirst();
            }
        });
    }

    /** When {@link #wake} is wanted next, on the elapsed clock. */
    public Optional<Duration> nextWake() {
        return shift.ask(jobs::due);
    }

    /** What is in place, or not known to be gone. */
    public List<OpenFault> openFaults() {
        return shift.ask(
                () -> jobs.all().stream().flatMap(job -> job.open().stream()).toList());
    }

    /** Whether the ledger is taken up and commands are tried as they come. */
    public boolean ready() {
        return shift.ask(() -> ready);
    }

    /** Whether nothing is being done and nothing is in place. */
    public boolean idle() {
        return shift.ask(jobs::isEmpty);
    }

    /** {@code family} and {@code family.func} of all that it can do. */
    public Set<String> capabilities() {
        return shift.functions.names();
    }

    /** After every change: what is over becomes memory, what was held is tried, the alarm is set. */
    private void tidy() {
        jobs.over().forEach(job -> memory.add(job.command(), job.run(), job.reports(), shift.now()));
        if (!ready && started && jobs.all().stream().allMatch(Worker::tried)) {
            ready = true;
            held.forEach(this::admit);
            held.clear();
        }
        shift.ports.alarm().next(jobs.due());
    }

    private static boolean tried(Job job) {
        return !(job instanceof FaultJob fault) || fault.settledOnce();
    }
}
