package dev.squall.agent.worker;

import dev.squall.agent.ledger.LedgerEntry;
import dev.squall.model.json.Json;
import dev.squall.model.message.Control;
import dev.squall.model.message.Envelope;
import dev.squall.model.message.Recovery;
import dev.squall.model.message.RecoveryCause;
import dev.squall.model.message.Report;
import java.time.Duration;

/** What controls do to an agent's jobs. Called under the worker's lock. */
final class Controls {
    private final Shift shift;
    private final Admission admission;
    private final Memory memory;
    private final Jobs jobs;

    Controls(Shift shift, Admission admission, Memory memory, Jobs jobs) {
        this.shift = shift;
        this.admission = admission;
        this.memory = memory;
        this.jobs = jobs;
    }

    void obey(Control control) {
        boolean owner = admission.owns(control.run(), control.epoch());
        switch (control) {
            case Control.Abort abort -> abort(abort);
            case Control.BreakOff off -> off.commands().forEach(this::breakOff);
            case Control.Recover recover -> recover.commands().forEach(command -> recover(recover, command));
            case Control.Lease lease when owner -> renew(lease);
            case Control.Lease _ -> {}
        }
    }

    private void abort(Control.Abort abort) {
        if (admission.abort(abort.run(), abort.epoch())) {
            shift.note(new LedgerEntry.Aborted(shift.now(), abort.run(), abort.epoch()));
        }
        memory.reportsOfRun(abort.run())
                .filter(Report.Recovered.class::isInstance)
                .forEach(shift.ports.reports()::send);
        jobs.of(abort.run(), abort.epoch()).forEach(Job::abort);
    }

    private void breakOff(String command) {
        var job = jobs.get(command);
        if (job != null) {
            job.abort();
        } else if (!memory.knows(command)) {
            admission.callBack(command);
        }
    }

    private void recover(Control.Recover control, String command) {
        if (!Envelope.addressedTo(command, shift.agent())) {
            return;
        }
        if (jobs.get(command) instanceof FaultJob fault) {
            fault.end(RecoveryCause.REQUESTED);
        } else if (memory.knows(command)) {
            var known = memory.reports(command);
            known.forEach(shift.ports.reports()::send);
            if (known.stream().noneMatch(Report.Recovered.class::isInstance)) {
                nothingThere(control, command, "it left nothing to undo");
            }
        } else if (jobs.get(command) == null) {
            admission.callBack(command);
            nothingThere(control, command, "it never came here");
        }
    }

    private void nothingThere(Control.Recover control, String command, String why) {
        var now = shift.now();
        shift.ports
                .reports()
                .send(new Report.Recovered(
                        control.run(),
                        command,
                        shift.agent(),
                        now,
                        Recovery.CLEAN,
                        RecoveryCause.REQUESTED,
                        Json.mapping("reason", Json.of(why)),
                        now,
                        now));
    }

    private void renew(Control.Lease lease) {
        Duration until = shift.elapsed().plus(lease.length());
        for (Job job : jobs.all()) {
            if (job instanceof FaultJob fault && job.run().equals(lease.run())) {
                fault.renew(until);
            }
        }
    }
}
