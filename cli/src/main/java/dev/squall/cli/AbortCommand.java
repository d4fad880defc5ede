package dev.squall.cli;

import dev.squall.model.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stops a run on a coordinator. */
final class AbortCommand implements Command {
    @Override
    public String operands() {
        return "RUN --coordinator URL";
    }

    @Override
    public String summary() {
        return "stops a run: its faults are undone, its rollbacks run";
    }

    @Override
    public List<Option> options() {
        return List.of(Coordinator.OPTION, new Option("--reason", "TEXT", "for the journal"));
    }

    @Override
    public Exit run(Arguments arguments, Terminal terminal) throws UsageError, IOException {
        if (arguments.rest().size() != 1) {
            throw new UsageError("which run?");
        }
        String run = arguments.rest().getFirst();
        var body = new Json.Mapping(Map.of(
                "reason", Json.of(arguments.last("--reason").orElse("aborted by command")),
                "by", Json.of(System.getProperty("user.name", "somebody"))));
        var answer = Coordinator.of(arguments).post("/api/v1/runs/" + Runs.id(run) + ":abort", body);
        if (!answer.good()) {
            answer.problems(run).forEach(terminal::complain);
            return Exit.FAILED;
        }
        if (!answer.members().text("id").equals(Optional.of(run))) {
            throw answer.strange("run's id");
        }
        terminal.say("aborting " + run);
        return Exit.HELD;
    }
}
