package dev.squall.model.codec;

import dev.squall.model.experiment.Flow;
import dev.squall.model.experiment.Flow.Repeat;
import dev.squall.model.experiment.Flow.When;
import dev.squall.model.grammar.StepKeys;
import dev.squall.model.json.Json;
import dev.squall.model.tolerance.Tolerance;
import java.util.Optional;

/** Reads what lifts a step out of the plain order: {@code when}, {@code until}, {@code repeat}, {@code parallel}, {@code may-fail}. */
final class FlowReader {
    private FlowReader() {}

    static Flow read(Block step, Optional<Tolerance> own, StepReader steps) {
        if (!step.findings().dialect().knowsSquall()) {
            return Flow.PLAIN;
        }
        var when = step.entry("when").flatMap(entry -> when(entry, step, steps));
        var repeat = step.mapping("repeat").flatMap(FlowReader::repeat);
        var until = step.mapping("until").flatMap(fields -> until(fields, own, steps));
        var parallel = step.text("parallel").filter(name -> !name.isBlank());
        boolean mayFail = step.bool("may-fail").orElse(false);
        if (step.has("repeat") && step.has("until")) {
            step.wrong(
                    "repeat", step.source(), "stands beside 'until'", "give 'until' its limits: times, within, every");
        }
        if (parallel.isPresent() && step.has("pauses")) {
            step.wrong(
                    "pauses",
                    step.source(),
                    "a step of a parallel group is not paused around",
                    "put the pauses at steps before and after the group");
        }
        if ((step.has("repeat") || step.has("until")) && step.bool("background").orElse(false)) {
            step.wrong(
                    step.has("repeat") ? "repeat" : "until",
                    step.source(),
                    "a step in the background is carried out once",
                    "take 'background' away, or write the step several times");
        }
        return step.build(() -> new Flow(when, until.or(() -> repeat), parallel, mayFail))
                .orElse(Flow.PLAIN);
    }

    /** A value that must be true, or {@code {value, tolerance}}. */
    private static Optional<When> when(Entry entry, Block step, StepReader steps) {
        if (!(entry.value() instanceof Json.Mapping mapping)) {
            return Optional.of(new When(entry.value(), Optional.empty()));
        }
        var fields = new Block(step.findings(), entry.path(), mapping, StepKeys.WHEN);
        var value = fields.any("value");
        if (value.isEmpty()) {
            fields.missing("value", "write what is to be looked at, such as \"${steps.count.output.body.total}\"");
        }
        var tolerance = judging(fields, steps);
        fields.warnUnknown();
        return value.map(looked -> new When(looked, tolerance));
    }

    private static Optional<Repeat> repeat(Block fields) {
        var times = fields.integer("times");
        var every = fields.duration("every").orElse(Repeat.DEFAULT_EVERY);
        var within = fields.duration("within");
        fields.warnUnknown();
        if (times.isEmpty()) {
            fields.missing("times", "write how often, 1 to " + Repeat.MOST_TIMES);
            return Optional.empty();
        }
        return fields.build(() -> new Repeat(times.get(), every, within, Optional.empty()));
    }

    private static Optional<Repeat> until(Block fields, Optional<Tolerance> own, StepReader steps) {
        var tolerance = judging(fields, steps).or(() -> own);
        var times = fields.integer("times");
        var every = fields.duration("every").orElse(Repeat.DEFAULT_EVERY);
        var within = fields.duration("within");
        fields.warnUnknown();
        if (tolerance.isEmpty()) {
            fields.missing("tolerance", "write what its output must be like, here or at the step");
        }
        if (times.isEmpty() && within.isEmpty()) {
            fields.missing("within", "limit the tries: within: 60s, or times: 10");
        }
        return tolerance.isEmpty() || (times.isEmpty() && within.isEmpty())
                ? Optional.empty()
                : fields.build(() -> new Repeat(times.orElse(Repeat.MOST_TIMES), every, within, tolerance));
    }

    /** A tolerance that can be applied on the spot. */
    private static Optional<Tolerance> judging(Block fields, StepReader steps) {
        return fields.entry("tolerance").flatMap(entry -> {
            var tolerance = ToleranceReader.read(entry, fields.findings(), steps);
            return tolerance.isPresent() && tolerance.get() instanceof Tolerance.ByProbe
                    ? fields.wrong(
                            "tolerance",
                            entry.value(),
                            "cannot be a probe here",
                            "write a value, a regex, a jsonpath or a range")
                    : tolerance;
        });
    }
}
