package dev.squall.model.grammar;

import static dev.squall.model.grammar.Form.ANY;
import static dev.squall.model.grammar.Form.FLAG;
import static dev.squall.model.grammar.Form.LENGTH;
import static dev.squall.model.grammar.Form.TEXT;

import dev.squall.model.experiment.Flow.Repeat;
import dev.squall.model.experiment.Step;
import dev.squall.model.grammar.Form.Definition;

/** Steps, and what lifts them out of the plain order. */
public final class StepKeys {
    public static final Words<Step.Kind> KINDS = Words.of(Step.Kind.values());
    public static final Words<String> SCOPES = Words.of("before", "after");

    private static final Form TOLERANCE = new Form.Named(Definition.TOLERANCE);

    public static final Keys PAUSES = Keys.of(
            "Waits around the step",
            Key.of("before", Form.either(LENGTH, Form.PATTERN), "Before it begins"),
            Key.of("after", Form.either(LENGTH, Form.PATTERN), "After it has ended"));

    public static final Keys WHEN = Keys.of(
            "A value, and what it must be like",
            Key.needed("value", ANY, "Such as ${steps.count.output.body.total}"),
            Key.of("tolerance", TOLERANCE, "What it must be like; true unless given"));

    public static final Keys REPEAT = Keys.of(
            "Carries the step out so many times",
            Key.needed("times", Form.whole(1), "1 to " + Repeat.MOST_TIMES),
            Key.of("every", LENGTH, "Between two rounds; 1s"),
            Key.of("within", LENGTH, "No new round begins after this"));

    public static final Keys UNTIL = Keys.of(
            "Carries the step out again until its output is as wanted",
            Key.of("tolerance", TOLERANCE, "What its output must be like; the step's own unless given"),
            Key.of("times", Form.whole(1), "At most so often; this or 'within' is needed"),
            Key.of("every", LENGTH, "Between two tries; 1s"),
            Key.of("within", LENGTH, "No new try begins after this"));

    public static final Keys STEP = Keys.of(
            "A probe, which looks, or an action, which changes something",
            Key.needed("type", new Form.Word(KINDS), "probe only looks, action may change something"),
            Key.needed("name", TEXT, "Its name, for people and for ${steps.NAME.output}"),
            Key.needed("provider", new Form.Named(Definition.PROVIDER), "What carries it out"),
            Key.of("tolerance", TOLERANCE, "What its output must be like"),
            Key.of("pauses", Form.block(PAUSES), "Waits around it"),
            Key.of("background", FLAG, "Goes on beside the steps after it; false"),
            Key.of("timeout", LENGTH, "How long it may take"),
            Key.own("duration", LENGTH, "How long a fault lasts; until the end of the run"),
            Key.own("targets", new Form.Named(Definition.TARGETS), "Which agents carry it out"),
            Key.of("controls", Form.items(new Form.Named(Definition.CONTROL)), "Controls around it"),
            Key.own(
                    "when",
                    Form.either(TEXT, FLAG, Form.NUMBER, Form.items(ANY), Form.block(WHEN)),
                    "It is carried out only if this is true: a value, or {value, tolerance}"),
            Key.own("until", Form.block(UNTIL), "It is carried out again until its output is as wanted"),
            Key.own("repeat", Form.block(REPEAT), "It is carried out so many times"),
            Key.own("parallel", TEXT, "Name of a group of neighbours that are carried out side by side"),
            Key.own("may-fail", FLAG, "Its failure does not count; false"),
            Key.of("description", ANY, "For people"),
            Key.ignored("dry"),
            Key.ignored("configuration"),
            Key.ignored("secrets"),
            Key.ignored("tags"),
            Key.ignored("contributions"),
            Key.ignored("extensions"));

    /** Of a probe that judges another's output, or finds a configuration value. */
    public static final Keys UNNAMED = STEP.with("name", false);

    /** Of a hypothesis. */
    public static final Keys JUDGED = STEP.with("tolerance", true);

    public static final Keys REFERENCE = Keys.of(
            "Another step again",
            Key.needed("ref", TEXT, "The name of a step of the method or of a hypothesis probe"),
            Key.of("tolerance", TOLERANCE, "In place of its own"),
            Key.of("background", FLAG, "Goes on beside the steps after it; false"),
            Key.ignored("name"),
            Key.ignored("type"));

    public static final Keys CONTROL_PROVIDER = Keys.of(
                    "Where a control's functions are",
                    Key.needed("type", TEXT, "python; nothing else is called"),
                    Key.needed("module", TEXT, "The Python module with the control's functions"))
            .opened();

    public static final Keys CONTROL = Keys.of(
                    "Python functions to be called before and after",
                    Key.needed("name", TEXT, "Its name"),
                    Key.needed("provider", Form.block(CONTROL_PROVIDER), "{type: python, module: ...}"),
                    Key.of("scope", new Form.Word(SCOPES), "Only before or only after; both unless given"),
                    Key.of("automatic", ANY, "Whether one of the experiment is around each step as well; true"))
            .opened();

    private StepKeys() {}
}
