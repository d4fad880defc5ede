package dev.squall.cli;

import dev.squall.agent.python.PythonListener;
import dev.squall.cli.notification.Notifications;
import dev.squall.local.Ending;
import dev.squall.local.JournalFile;
import dev.squall.local.Leftovers;
import dev.squall.local.OneMachine;
import dev.squall.local.preparation.Prepared;
import dev.squall.model.journal.Leniency;
import dev.squall.model.journal.Plan;
import dev.squall.model.journal.Result;
import dev.squall.model.json.Json;
import dev.squall.model.message.OpenFault;
import dev.squall.model.message.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** One run on this machine, from what an earlier one left behind to the journal. */
final class LocalRun {
    private static final String LEAVES_AT_ONCE = "USR2";

    private final Prepared prepared;
    private final Globals globals;
    private final Terminal terminal;
    private final Path journalPath;
    private final Notifications notifications;

    LocalRun(Prepared prepared, Globals globals, Terminal terminal, Path journalPath, Notifications notifications) {
        this.prepared = prepared;
        this.globals = globals;
        this.terminal = terminal;
        this.journalPath = journalPath;
        this.notifications = notifications;
    }

    Exit run() throws IOException, InterruptedException {
        var around = prepared.around();
        new Leftovers(around, this::undone, this::left, this::damaged).undo();
        var plan = prepared.plan();
        boolean toTheLetter = globals.mode().toTheLetter();
        Result result;
        Optional<Json> changed;
        Optional<Json> written;
        try {
            var journal = new JournalFile(journalPath, prepared.form(), around.elapsed());
            try (var machine = prepared.machine();
                    var audience = audience(plan);
                    journal) {
                result = run(plan, machine, audience, journal);
                changed = machine.journal();
                changed.ifPresent(journal::replace);
            }
            written = journal.written();
        } finally {
            if (prepared.python().isPresent()) {
                prepared.python().get().close();
            }
        }
        if (written.isPresent()) {
            notifications.ended(written.get());
        }
        if (toTheLetter) {
            return changed.map(Exit::toTheLetter).orElseGet(() -> Exit.toTheLetter(result));
        }
        terminal.say(terminal.toned(Terminal.Tone.QUIET, "journal: " + journalPath));
        return Exit.of(Ending.of(result, plan.experiment(), plan.policy()));
    }

    private Audience audience(Plan plan) throws IOException {
        if (globals.mode().toTheLetter()) {
            return new ToolProgress(ToolLog.of(globals, terminal), plan);
        }
        terminal.say(OneLine.of(plan.experiment().title())
                + terminal.toned(Terminal.Tone.QUIET, "  run " + plan.run() + ", seed " + plan.seed()));
        return new Progress(new Screen(terminal, prepared.around().elapsed()));
    }

    private Result run(Plan plan, OneMachine machine, Audience audience, JournalFile journal)
            throws InterruptedException {
        if (prepared.python().isPresent()) {
            prepared.python().get().stopsBy(how -> leaves(how, plan, machine));
        }
        Interrupts.Called called = (nth, signal) -> interrupted(nth, signal, plan, machine, audience);
        try (var _ = globals.mode().toTheLetter() ? Interrupts.ofChaosToolkit(called) : Interrupts.polite(called)) {
            return machine.run(plan, System.getProperty("user.name", "somebody"), (_, _, events, _) -> {
                journal.add(events);
                events.forEach(audience::on);
            });
        }
    }

    private static void interrupted(int nth, String signal, Plan plan, OneMachine machine, Audience audience) {
        audience.stopping(nth, machine.openFaults());
        if (signal.equals(LEAVES_AT_ONCE) && plan.policy().allows(Leniency.INTERRUPTION_LETS_END)) {
            machine.quit(plan.run(), "the user", "left by a signal");
        } else {
            machine.abort(plan.run(), "the user", "interrupted");
        }
    }

    /** A function has sent its own process one of the signals that this one would have stopped by. */
    private static void leaves(PythonListener.Leaving how, Plan plan, OneMachine machine) {
        switch (how) {
            case GRACEFULLY -> machine.abort(plan.run(), "a Python function", "interrupted");
            case AT_ONCE -> machine.quit(plan.run(), "a Python function", "left by a signal");
        }
    }

    private void undone(Report.Recovered report) {
        terminal.complain(
                "an earlier run left a fault, which is undone now: " + report.command() + ", " + report.outcome());
    }

    private void left(OpenFault fault, Path ledger) {
        terminal.complain("an earlier run left a fault that could not be undone: " + fault.target() + " of run "
                + fault.run() + "; the next start tries again, unless it is gone for good and you remove " + ledger);
    }

    private void damaged(String why, Path ledger) {
        terminal.complain("an earlier run left a ledger that cannot be read, " + ledger + ": " + why
                + "; a fault that it tells of may still be in place. Start as who may read it; or see that run's journal, put back what it"
                + " broke, and remove " + ledger);
    }
}
