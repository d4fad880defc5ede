package dev.squall.cli;

import dev.squall.model.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shows who is there. */
record FleetCommand(String what, String summary, List<String> columns) implements Command {
    private static final String CAPABILITIES = "capabilities";

    static FleetCommand agents() {
        return new FleetCommand(
                "agents",
                "lists the agents that a coordinator knows",
                List.of("cluster", "id", "alive", "heard", "labels", CAPABILITIES));
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
        var rows =
                answer.list(what).items().stream().map(FleetCommand::shortened).toList();
        Table.print(new Json.Array(rows), columns, terminal);
        if (columns.contains(CAPABILITIES)) {
            terminal.say("What a capability takes: squall info functions NAME");
        }
        return Exit.HELD;
    }

    /** Forty names would push everything else out of sight: of a family that has several there is the number. */
    private static Json shortened(Json row) {
        return row instanceof Json.Mapping agent && agent.member(CAPABILITIES) instanceof Json.Array(var names)
                ? agent.with(CAPABILITIES, Json.of(families(names)))
                : row;
    }

    private static String families(List<Json> names) {
        return names.stream()
                .flatMap(name -> name instanceof Json.Text(String text) ? Stream.of(text) : Stream.empty())
                .collect(Collectors.groupingBy(name -> name.split("\\.", 2)[0], TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(family -> family.getValue().size() == 1
                        ? family.getValue().getFirst()
                        : family.getKey() + " (" + family.getValue().size() + ")")
                .collect(Collectors.joining(", "));
    }
}
