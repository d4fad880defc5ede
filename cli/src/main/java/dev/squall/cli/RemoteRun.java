package dev.squall.cli;

import dev.squall.agent.worker.RealTime;
import dev.squall.local.Ending;
import dev.squall.local.JournalFile;
import dev.squall.model.codec.ChaosToolkitJournal.Form;
import dev.squall.model.journal.Plan;
import dev.squall.model.journal.Result;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A run on a coordinator, followed from here. It goes on there whatever becomes of this command. */
final class RemoteRun {
    private final Arguments arguments;
    private final Terminal terminal;
    private final Path journalPath;
    private final Coordinator coordinator;
    private final AtomicReference<Optional<Plan>> plan = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<Result>> result = new AtomicReference<>(Optional.empty());

    RemoteRun(Arguments arguments, Terminal terminal, Path journalPath) throws UsageError {
        this.arguments = arguments;
        this.terminal = terminal;
        this.journalPath = journalPath;
        this.coordinator = Coordinator.of(arguments);
    }

    Exit run() throws UsageError, IOException, InterruptedException {
        var submission = Submission.of(arguments, terminal);
        if (submission.isEmpty()) {
            return Exit.FAILED;
        }
        Optional<String> id;
        boolean seen;
        // Before anything is asked for: a run whose journal cannot be written must not begin.
        try (var journal = new JournalFile(journalPath, Form.SQUALL, RealTime.ELAPSED)) {
            var answer = coordinator.post("/api/v1/runs", submission.get());
            id = answer.members().text("id");
            if (!answer.good() || id.isEmpty()) {
                answer.problems(ExperimentFile.named(arguments)).forEach(terminal::complain);
                return Exit.FAILED;
            }
            if (!Runs.isId(id.get())) {
                throw answer.strange("run's id");
            }
            seen = follow(id.get(), journal);
        }
        return seen ? end() : left(id.get());
    }

    private boolean follow(String id, JournalFile journal) throws IOException, InterruptedException {
        terminal.say("run " + id);
        try (var screen = new Screen(terminal, RealTime.ELAPSED)) {
            var progress = new Progress(screen);
            var stream = new EventStream(
                    coordinator,
                    id,
                    event -> {
                        note(event);
                        journal.add(List.of(event));
                        progress.on(event);
                    },
                    () -> screen.working("waiting for the coordinator"));
            try (var _ = Interrupts.polite((nth, _) -> interrupted(nth, id, stream, screen))) {
                return stream.follow();
            }
        }
    }

    private Exit left(String id) {
        terminal.say("run " + id + " goes on; stop it with: squall abort " + id + " --coordinator "
                + arguments.last("--coordinator").orElse(""));
        return Exit.UNKNOWN;
    }

    private Exit end() {
        terminal.say(terminal.toned(Terminal.Tone.QUIET, "journal: " + journalPath));
        return result.get()
                .flatMap(ended ->
                        plan.get().map(known -> Exit.of(Ending.of(ended, known.experiment(), known.policy()))))
                .orElse(Exit.UNKNOWN);
    }

    private void note(RunEvent event) {
        if (event instanceof RunEvent.RunPlanned(var _, Plan planned)) {
            plan.set(Optional.of(planned));
        } else if (event instanceof RunEvent.RunFinished(var _, Result ended)) {
            result.set(Optional.of(ended));
        }
    }

    /** Nobody is asked where nobody listens: then the command leaves and the run stays. */
    private void interrupted(int nth, String id, EventStream stream, Screen screen) {
        if (!terminal.asks() || nth > 1) {
            stream.close();
            return;
        }
        screen.working(null);
        var answer = terminal.ask("\nabort the run? its faults are undone and its rollbacks run [y/N] ");
        if (answer.filter(
                        word -> word.strip().toLowerCase(java.util.Locale.ROOT).startsWith("y"))
                .isPresent()) {
            abort(id, screen);
        } else {
            stream.close();
        }
    }

    private void abort(String id, Screen screen) {
        try {
            var body = new Json.Mapping(Map.of(
                    "reason", Json.of("interrupted"), "by", Json.of(System.getProperty("user.name", "somebody"))));
            var answer = coordinator.post("/api/v1/runs/" + id + ":abort", body);
            screen.say(answer.good() ? "aborting" : "not aborted: " + String.join("; ", answer.problems(id)));
        } catch (IOException unreachable) {
            screen.say("not aborted: " + unreachable.getMessage());
        }
    }
}
