package dev.squall.cli;

import dev.squall.local.preparation.Wiring;
import dev.squall.local.simulation.Outcome;
import dev.squall.local.simulation.Rehearsal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Plays an experiment in simulated worlds and says whether any broke a promise. */
final class RehearseCommand implements Command {
    private static final int MOST_RUNS = 1_000_000;

    @Override
    public String operands() {
        return "FILE";
    }

    @Override
    public String summary() {
        return "plays an experiment in a simulated world, where everything may go wrong and nothing is touched";
    }

    @Override
    public List<Option> options() {
        var options = new ArrayList<>(
                List.of(new Option("--runs", "NUMBER", "so many worlds, from the seed on; 1, whose story is told")));
        options.addAll(RunOptions.OPTIONS);
        return options;
    }

    @Override
    public Exit run(Arguments arguments, Terminal terminal) throws UsageError, IOException, InterruptedException {
        String file = ExperimentFile.named(arguments);
        var options = RunOptions.of(arguments);
        int runs = runs(arguments);
        var experiment = ExperimentFile.read(file, arguments, terminal);
        if (experiment.isEmpty()) {
            return Exit.FAILED;
        }
        long seed = options.seed().orElseGet(() -> (long) Wiring.chance().nextInt(1_000_000));
        return switch (Rehearsal.of(
                experiment.get(),
                options.policy(experiment.get(), arguments.mode(), ToolSettings.of(arguments.globals())))) {
            case Rehearsal.Preparation.Unplannable(var problems) -> {
                problems.forEach(problem -> terminal.complain(file + " " + problem));
                yield Exit.FAILED;
            }
            case Rehearsal.Preparation.Ready(Rehearsal rehearsal) -> play(rehearsal, file, seed, runs, terminal);
        };
    }

    private static int runs(Arguments arguments) throws UsageError {
        var given = arguments.last("--runs").orElse("1");
        try {
            int runs = Integer.parseInt(given);
            if (runs > 0 && runs <= MOST_RUNS) {
                return runs;
            }
        } catch (NumberFormatException _) {
            // Said below, as for a number out of range.
        }
        throw new UsageError("--runs is '" + given + "' and must be 1 to " + MOST_RUNS);
    }

    private static Exit play(Rehearsal rehearsal, String file, long seed, int runs, Terminal terminal) {
        for (long next = seed; next < seed + runs; next++) {
            var outcome = rehearsal.play(next);
            if (runs == 1 || outcome.violation().isPresent()) {
                outcome.story().forEach(terminal::say);
            }
            if (outcome.violation().isPresent()) {
                terminal.say(terminal.toned(
                        Terminal.Tone.BAD,
                        "a promise is broken: " + outcome.violation().get()));
                terminal.say("again: squall rehearse " + file + " --seed " + next);
                return Exit.FAILED;
            }
            if (runs == 1) {
                terminal.say(ending(outcome));
            }
        }
        terminal.say(terminal.toned(
                Terminal.Tone.GOOD,
                runs + (runs == 1 ? " world" : " worlds") + " from seed " + seed + ": every promise was kept"));
        return Exit.HELD;
    }

    private static String ending(Outcome outcome) {
        return outcome.result()
                .map(result -> "seed " + outcome.seed() + ": " + result.status() + ", faults " + result.recovery()
                        + ", after " + Screen.length(outcome.took()) + " of simulated time")
                .orElse("seed " + outcome.seed() + ": no end");
    }
}
