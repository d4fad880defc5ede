package dev.squall.cli;

import dev.squall.model.json.Json;
import java.io.IOException;
import java.util.List;

/** Shows who is there. */
record FleetCommand(String what, String summary, List<String> columns) implements Command {
    static FleetCommand agents() {
        return new FleetCommand(
                "agents",
                "lists the agents that a coordinator knows",
                List.of("cluster", "id", "alive", "heard", "labels", "capabilities"));
    }

    static FleetCommand clusters() {
        return new FleetCommand(
                "clusters",
                "lists the clusters that a coordinator knows",
                List.of("name", "agents", "alive", "open-faults"));
    }

    @Override
    public String operands() {
        return "--coordinator URL";
    }

    @Override
    public List<Option> options() {
        return List.of(Coordinator.OPTION);
    }

    @Override
    public Exit run(Arguments arguments, Terminal terminal) throws UsageError, IOException {
        var answer = Coordinator.of(arguments).get("/api/v1/" + what);
        if (!answer.good()) {
            answer.problems(what).forEach(terminal::complain);
            return Exit.FAILED;
        }
        Table.print(answer.members().get(what).orElse(Json.NULL), columns, terminal);
        if (columns.contains("capabilities")) {
            terminal.say("What a capability takes: squall info functions NAME");
        }
        return Exit.HELD;
    }
}
