package dev.squall.junit.experiment;

import dev.squall.agent.call.Habits;
import dev.squall.local.preparation.MachineChecks;
import dev.squall.local.preparation.Preparation;
import dev.squall.local.preparation.Preparation.Everywhere;
import dev.squall.local.preparation.Prepared;
import dev.squall.local.preparation.PythonSide;
import dev.squall.local.preparation.Wiring;
import dev.squall.model.codec.ChaosToolkitJournal.Form;
import dev.squall.model.experiment.Strategies.HypothesisStrategy;
import dev.squall.model.experiment.Strategies.RollbackStrategy;
import dev.squall.model.journal.RunPolicy;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** From an annotation to a run that is prepared; what cannot be run is an error in the test's configuration, with every reason. */
final class TestPreparation {
    /** Of an experiment that has no deadline itself. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final System.Logger LOG = System.getLogger("dev.squall.junit");

    private final ExperimentFile file;
    private final Preparation preparation;

    private TestPreparation(Experiment wanted, ExperimentFile file, List<Object> instances) {
        this.file = file;
        this.preparation = new Preparation(
                file.name(),
                Wiring.environment(),
                Values.of(
                        wanted,
                        instances,
                        file.experiment().configuration().values().keySet()),
                wanted.seed() == 0 ? Optional.empty() : Optional.of(wanted.seed()),
                Habits.CAREFUL,
                Everywhere.NOTHING,
                TestPreparation::tell);
    }

    /** @param instances of the test, outer classes first */
    static Prepared of(Experiment wanted, List<Object> instances) throws InterruptedException {
        var file = ExperimentFile.read(wanted.value(), instances.getLast().getClass());
        file.warnings().forEach(TestPreparation::tell);
        return new TestPreparation(wanted, file, instances).withPython();
    }

    static void tell(String what) {
        LOG.log(Level.WARNING, what);
    }

    private Prepared withPython() throws InterruptedException {
        if (!preparation.needsPython(file.experiment())) {
            return prepared(Optional.empty());
        }
        var python = new PythonSide(preparation.environment(), line -> LOG.log(Level.INFO, line));
        try {
            if (python.host().isPresent()) {
                refuse(MachineChecks.functions(file.experiment(), python.host().get()));
            }
            return prepared(Optional.of(python));
        } catch (RuntimeException | InterruptedException e) {
            python.close();
            throw e;
        }
    }

    private Prepared prepared(Optional<PythonSide> python) throws InterruptedException {
        if (file.experiment().approval().isPresent()) {
            refuse(List.of("approval: nobody can approve a test; run it on a coordinator, or take 'approval' out"));
        }
        return switch (preparation.of(file.experiment(), policy(), Form.SQUALL, python)) {
            case Preparation.Outcome.Ready(Prepared ready) -> ready;
            case Preparation.Outcome.Impossible(var problems) -> throw refusal(problems);
        };
    }

    private RunPolicy policy() {
        var said = file.experiment().strategies();
        var policy = RunPolicy.SAFE
                .withHypothesis(said.hypothesis().orElse(HypothesisStrategy.DEFAULT))
                .withRollbacks(said.rollbacks().orElse(RollbackStrategy.DEFAULT));
        return file.experiment().deadline().isPresent() ? policy : policy.withDeadline(LONGEST);
    }

    private void refuse(List<String> problems) {
        if (!problems.isEmpty()) {
            throw refusal(problems.stream()
                    .map(problem -> file.name() + " " + problem)
                    .toList());
        }
    }

    private static ExtensionConfigurationException refusal(List<String> problems) {
        return new ExtensionConfigurationException(String.join("\n", problems));
    }
}
