package dev.squall.cli;

import dev.squall.local.Leftovers;
import dev.squall.local.OneMachine;
import dev.squall.model.journal.Plan;
import dev.squall.model.journal.Result;
import dev.squall.model.message.OpenFault;
import dev.squall.model.message.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** One run on this machine, from what an earlier one left behind to the journal. */
final class LocalRun {
    private final Prepared prepared;
    private final Terminal terminal;
    private final Path journalPath;

    LocalRun(Prepared prepared, Terminal terminal, Path journalPath) {
        this.prepared = prepared;
        this.terminal = terminal;
        this.journalPath = journalPath;
    }

    Exit run() throws IOException, InterruptedException {
        var around = prepared.around();
        new Leftovers(around, this::undone, this::left).undo();
        var plan = prepared.plan();
        terminal.say(plan.experiment().title()
                + terminal.toned(Terminal.Tone.QUIET, "  run " + plan.run() + ", seed " + plan.seed()));
        Result result;
        // The name holds the process, so that no two ledgers ever share a directory.
        try (var machine = new OneMachine(
                        around, plan.run() + "-" + ProcessHandle.current().pid());
                var screen = new Screen(terminal, around.elapsed());
                var journal = new JournalFile(journalPath, around.elapsed())) {
            result = run(plan, machine, screen, journal);
        }
        terminal.say(terminal.toned(Terminal.Tone.QUIET, "journal: " + journalPath));
        return Exit.of(result, plan.experiment(), plan.policy());
    }

    private static Result run(Plan plan, OneMachine machine, Screen screen, JournalFile journal)
            throws InterruptedException {
        var progress = new Progress(screen);
        try (var _ = Interrupts.calling(nth -> interrupted(nth, plan, machine, screen))) {
            return machine.run(plan, System.getProperty("user.name", "somebody"), (_, _, events, _) -> {
                journal.add(events);
                events.forEach(progress::on);
            });
        }
    }

    private static void interrupted(int nth, Plan plan, OneMachine machine, Screen screen) {
        if (nth == 1) {
            screen.say("stopping: faults are undone and rollbacks run first");
            machine.abort(plan.run(), "the user", "interrupted");
            return;
        }
        var faults = machine.openFaults();
        screen.say(
                faults.isEmpty()
                        ? "still stopping: the rollbacks are running"
                        : "still stopping: waiting for the end of "
                                + faults.stream().map(OpenFault::target).collect(Collectors.joining(", ")));
    }

    private void undone(Report.Recovered report) {
        terminal.complain(
                "an earlier run left a fault, which is undone now: " + report.command() + ", " + report.outcome());
    }

    private void left(OpenFault fault) {
        terminal.complain("an earlier run left a fault that could not be undone: " + fault.target() + " of run "
                + fault.run() + "; the next start tries again");
    }
}
