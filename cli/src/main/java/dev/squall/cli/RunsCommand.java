package dev.squall.cli;

import java.io.IOException;
import java.util.List;

/** Lists the newest runs of a coordinator. */
final class RunsCommand implements Command {
    @Override
    public String operands() {
        return "--coordinator URL";
    }

    @Override
    public String summary() {
        return "lists the newest runs of a coordinator";
    }

    @Override
    public List<Option> options() {
        return List.of(Coordinator.OPTION);
    }

    @Override
    public Exit run(Arguments arguments, Terminal terminal) throws UsageError, IOException {
        var answer = Coordinator.of(arguments).get("/api/v1/runs");
        if (!answer.good()) {
            answer.problems("runs").forEach(terminal::complain);
            return Exit.FAILED;
        }
        Table.print(
                answer.list("runs"),
                List.of("id", "phase", "status", "verdict", "recovery", "created", "title"),
                terminal);
        return Exit.HELD;
    }
}
