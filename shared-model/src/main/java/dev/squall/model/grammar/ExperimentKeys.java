package dev.squall.model.grammar;

import static dev.squall.model.grammar.Form.ANY;
import static dev.squall.model.grammar.Form.TEXT;

import dev.squall.model.experiment.Strategies.HypothesisStrategy;
import dev.squall.model.experiment.Strategies.RollbackStrategy;
import dev.squall.model.grammar.Form.Definition;

/** The experiment itself, its hypothesis, its values and its secrets. */
public final class ExperimentKeys {
    public static final Words<HypothesisStrategy> HYPOTHESIS_STRATEGIES = Words.of(HypothesisStrategy.values());
    public static final Words<RollbackStrategy> ROLLBACK_STRATEGIES = Words.of(RollbackStrategy.values());
    public static final Words<String> VARIABLE_TYPES =
            Words.of("str", "string", "int", "integer", "float", "number", "bytes", "bool", "json");

    private static final Form STEPS = Form.items(new Form.Named(Definition.STEP));
    private static final Form CONTROLS = Form.items(new Form.Named(Definition.CONTROL));
    private static final Key ENV = Key.needed("type", TEXT, "env: a variable of the environment");

    public static final Keys VARIABLE = Keys.of(
            "A variable of the environment",
            ENV,
            Key.needed("key", TEXT, "The variable's name"),
            Key.of("default", ANY, "When there is none"),
            Key.of("env_var_type", new Form.Word(VARIABLE_TYPES), "What its text becomes; str unless given"));

    public static final Keys SECRET_VARIABLE =
            Keys.of("A variable of the agent's environment", ENV, Key.needed("key", TEXT, "The variable's name"));

    public static final Keys VAULT = Keys.of(
            "An entry of a vault",
            Key.needed("type", TEXT, "vault"),
            Key.needed("path", TEXT, "The path in the vault"),
            Key.of("key", TEXT, "The member there; all of them unless given"));

    public static final Keys HYPOTHESIS = Keys.of(
            "What must hold before and after",
            Key.needed("title", TEXT, "What must hold"),
            Key.of("probes", Form.items(new Form.Named(Definition.PROBE)), "Each with a tolerance"),
            Key.of("controls", CONTROLS, "Controls around each check"));

    public static final Keys CHECKS = Keys.of(
            "When the hypothesis is checked",
            Key.of("strategy", new Form.Word(HYPOTHESIS_STRATEGIES), "default: before and after the method"));

    public static final Keys ROLLBACKS = Keys.of(
            "When rollbacks run",
            Key.of("strategy", new Form.Word(ROLLBACK_STRATEGIES), "default: whenever anything was started"));

    public static final Keys RUNTIME = Keys.of(
            "How the run decides",
            Key.of("hypothesis", Form.block(CHECKS), "When it is checked"),
            Key.of("rollbacks", Form.block(ROLLBACKS), "When they run"));

    public static final Keys EXTENSION =
            Keys.of("Of another tool", Key.needed("name", TEXT, "Its name")).opened();

    public static final Keys EXPERIMENT = Keys.of(
            "An experiment, in Chaos Toolkit's format with Squall's keys",
            Key.needed("title", TEXT, "What it shows"),
            Key.needed("description", TEXT, "Why that matters"),
            Key.of("tags", Form.TEXTS, "Words to find it by"),
            Key.of("configuration", new Form.Values(new Form.Named(Definition.VALUE)), "Values for ${name}"),
            Key.of(
                    "secrets",
                    new Form.Values(new Form.Values(new Form.Named(Definition.SECRET))),
                    "Values that only agents read, by group"),
            Key.of("steady-state-hypothesis", Form.block(HYPOTHESIS), "What must hold before and after"),
            Key.needed("method", STEPS, "What is done, in order"),
            Key.of("rollbacks", STEPS, "What is done afterwards, in order"),
            Key.of("controls", CONTROLS, "Controls around everything"),
            Key.of("extensions", Form.items(Form.block(EXTENSION)), "For other tools"),
            Key.of("runtime", Form.block(RUNTIME), "How the run decides"),
            Key.own("owner", TEXT, "Who answers for it"),
            Key.own("targets", new Form.Named(Definition.TARGETS), "Which agents carry it out"),
            Key.own("blast-radius", Form.block(SafetyKeys.BLAST_RADIUS), "How much may be hit at most"),
            Key.own(
                    "guards",
                    Form.items(new Form.Named(Definition.GUARD)),
                    "What ends the run when it is out of bounds"),
            Key.own("approval", Form.block(SafetyKeys.APPROVAL), "Who has to agree before anything runs"),
            Key.own("deadline", Form.LENGTH, "Of the whole run up to its rollbacks"),
            Key.own("recovery", Form.block(SafetyKeys.RECOVERY), "Checks the hypothesis again after the rollbacks"),
            Key.ignored("contributions"),
            Key.ignored("version"),
            Key.ignored("dry"));

    private ExperimentKeys() {}
}
