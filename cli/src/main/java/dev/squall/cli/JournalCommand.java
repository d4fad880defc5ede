package dev.squall.cli;

import dev.squall.model.codec.JsonWriter;
import java.io.IOException;
import java.util.List;

/** Prints the journal of a coordinator's run, as {@code run} would have written it. */
final class JournalCommand implements Command {
    @Override
    public String operands() {
        return "RUN --coordinator URL";
    }

    @Override
    public String summary() {
        return "prints the journal of a coordinator's run";
    }

    @Override
    public List<Option> options() {
        return List.of(Coordinator.OPTION);
    }

    @Override
    public Exit run(Arguments arguments, Terminal terminal) throws UsageError, IOException {
        if (arguments.rest().size() != 1) {
            throw new UsageError("which run?");
        }
        String run = Runs.id(arguments.rest().getFirst());
        var answer = Coordinator.of(arguments).get("/api/v1/runs/" + run + "/journal");
        if (!answer.good()) {
            answer.problems(run).forEach(terminal::complain);
            return Exit.FAILED;
        }
        if (answer.members().get("experiment").isEmpty()) {
            throw answer.strange("journal");
        }
        JsonWriter.writeIndented(answer.body(), terminal.out());
        terminal.say("");
        return Exit.HELD;
    }
}
