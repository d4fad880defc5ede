package dev.squall.cli;

import dev.squall.cli.notification.Notifications;
import dev.squall.local.preparation.PythonSide;
import dev.squall.model.journal.Plan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says what a run would do, step by step and agent by agent, and does nothing. */
final class PlanCommand implements Command {
    @Override
    public String operands() {
        return "FILE";
    }

    @Override
    public String summary() {
        return "says what a run would do, and where, and does nothing";
    }

    @Override
    public List<Option> options() {
        var options = new ArrayList<>(List.of(new Option("--coordinator", "URL", "plan it for the agents there")));
        options.addAll(RunOptions.OPTIONS);
        options.addAll(Variables.OPTIONS);
        return options;
    }

    @Override
    public Exit run(Arguments arguments, Terminal terminal) throws UsageError, IOException, InterruptedException {
        if (arguments.has("--coordinator")) {
            return remote(arguments, terminal);
        }
        var settings = ToolSettings.of(arguments.globals(), terminal);
        var prepared = LocalPreparation.of(arguments, terminal, settings, Notifications.NONE);
        if (prepared.isEmpty()) {
            return Exit.FAILED;
        }
        prepared.get().python().ifPresent(PythonSide::close);
        shown(prepared.get().plan(), terminal);
        return Exit.HELD;
    }

    private static void shown(Plan plan, Terminal terminal) {
        terminal.say(OneLine.of(plan.experiment().title()) + "  seed " + plan.seed());
        plan.placements().forEach((step, placement) -> {
            String name = plan.step(step).map(found -> found.name()).orElse("guard");
            String agents = placement.chosen().stream().map(Object::toString).collect(Collectors.joining(", "));
            terminal.say("  " + step + "  " + name + "  on " + agents + " out of "
                    + placement.candidates().size());
        });
    }

    private static Exit remote(Arguments arguments, Terminal terminal)
            throws UsageError, IOException, InterruptedException {
        var coordinator = Coordinator.of(arguments);
        var submission = Submission.of(arguments, terminal);
        if (submission.isEmpty()) {
            return Exit.FAILED;
        }
        var answer = coordinator.post("/api/v1/plans", submission.get());
        if (!answer.good()) {
            answer.problems(ExperimentFile.named(arguments)).forEach(terminal::complain);
            return Exit.FAILED;
        }
        var placements = answer.list("placements");
        terminal.say(OneLine.of(answer.members().text("title").orElse("") + "  seed "
                + answer.members().text("seed").orElse("")));
        Table.print(placements, List.of("step", "chosen", "candidates", "quorum"), terminal);
        return Exit.HELD;
    }
}
