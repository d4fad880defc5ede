package dev.squall.model.codec;

import dev.squall.model.experiment.Flow;
import dev.squall.model.experiment.Pauses;
import dev.squall.model.experiment.Step;
import dev.squall.model.grammar.StepKeys;
import dev.squall.model.json.Json;
import dev.squall.model.tolerance.Tolerance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the entries of the method, the hypothesis and the rollbacks, references followed. */
final class StepReader {
    private final Findings findings;
    private final References references;

    StepReader(Findings findings, References references) {
        this.findings = findings;
        this.references = references;
    }

    List<Step> steps(List<Entry> entries) {
        var steps = new ArrayList<Step>();
        for (var entry : entries) {
            step(entry).ifPresent(steps::add);
        }
        return steps;
    }

    /** Probes of the hypothesis: each needs a tolerance. */
    List<Step> judgedProbes(List<Entry> entries) {
        var probes = new ArrayList<Step>();
        for (var entry : entries) {
            var step = step(entry).map(StepReader::once);
            if (step.isPresent() && step.get().tolerance().isPresent()) {
                probes.add(step.get());
            } else if (entry.value() instanceof Json.Mapping mapping && lacksTolerance(mapping, step)) {
                findings.problem(
                        entry.path(),
                        mapping,
                        "a probe of the hypothesis needs a 'tolerance'",
                        "write true, 200, [1, 5] ...");
            }
        }
        return probes;
    }

    /** A check carries each of its probes out once, in order. */
    private static Step once(Step probe) {
        return probe.flow().equals(Flow.PLAIN) ? probe : probe.with(Flow.PLAIN);
    }

    private static boolean lacksTolerance(Json.Mapping written, Optional<Step> step) {
        boolean said = written.members().containsKey("tolerance");
        return !said && (written.get("ref").isEmpty() || step.isPresent());
    }

    /** A probe that judges another's output, or finds a configuration value; it may go without a name. */
    Optional<Step> tolerance(Entry entry) {
        return entry.block(findings, StepKeys.UNNAMED)
                .flatMap(fields -> plain(
                        fields,
                        findings.dialect().knowsSquall()
                                ? fields.text("name").orElse("tolerance")
                                : fields.title("name", "give the probe a name").orElse("")));
    }

    Optional<Step> dynamic(Entry entry, String key) {
        return entry.block(findings, StepKeys.UNNAMED)
                .flatMap(fields -> plain(fields, fields.text("name").orElse(key)));
    }

    private Optional<Step> step(Entry entry) {
        if (entry.value() instanceof Json.Mapping mapping && mapping.isEmpty()) {
            findings.problem(entry.path(), mapping, "the step is empty", "write type, name and provider, or ref");
            return Optional.empty();
        }
        return refers(entry.value())
                ? entry.block(findings, StepKeys.REFERENCE).flatMap(fields -> referred(entry, fields))
                : entry.block(findings, StepKeys.STEP)
                        .flatMap(fields -> plain(
                                fields,
                                fields.title("name", "give the step a name").orElse("")));
    }

    private static boolean refers(Json written) {
        return written instanceof Json.Mapping mapping && !(mapping.get("ref").orElse(Json.NULL) instanceof Json.Null);
    }

    private Optional<Step> referred(Entry entry, Block fields) {
        var ref = fields.requiredText("ref", "write the name of a step");
        boolean background = background(fields);
        var own = tolerance(fields);
        fields.warnUnknown();
        var broken = ref.flatMap(name -> references.breaks(entry, name));
        if (broken.isPresent()) {
            return Optional.of(breaking(fields, background, broken.get()));
        }
        return ref.flatMap(name -> references.follow(entry, name))
                .flatMap(this::step)
                .map(target -> new Step(
                        target.kind(),
                        target.name(),
                        target.provider(),
                        own.or(target::tolerance),
                        target.pauses(),
                        background,
                        target.timeout(),
                        target.duration(),
                        target.targets(),
                        target.controls(),
                        target.flow(),
                        target.source()));
    }

    private static Step breaking(Block fields, boolean background, String reason) {
        return new Step(
                Step.Kind.PROBE,
                fields.text("ref").orElse(""),
                ProviderReader.breaking(reason),
                Optional.empty(),
                Pauses.NONE,
                background,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Flow.PLAIN,
                fields.source());
    }

    private Optional<Step> plain(Block fields, String name) {
        var kind = kind(fields);
        var provider = ProviderReader.read(fields, "provider");
        var tolerance = tolerance(fields);
        var pauses = PauseReader.read(fields);
        boolean background = background(fields);
        var timeout = timeout(fields);
        var duration = fields.duration("duration");
        var targets = TargetsReader.read(fields);
        fields.refuseNothing("controls");
        var controls = ControlsReader.read(fields);
        var flow = FlowReader.read(fields, tolerance, this);
        fields.warnUnknown();
        if (kind.isEmpty() || provider.isEmpty() || name.isEmpty()) {
            return Optional.empty();
        }
        return fields.build(() -> new Step(
                kind.get(),
                name,
                provider.get(),
                tolerance,
                pauses,
                background,
                timeout,
                duration,
                targets,
                controls,
                flow,
                fields.source()));
    }

    private Optional<Tolerance> tolerance(Block fields) {
        if (!fields.has("tolerance")) {
            return Optional.empty();
        }
        var written = fields.source().members().getOrDefault("tolerance", Json.NULL);
        return ToleranceReader.read(new Entry(fields.path("tolerance"), written), findings, this);
    }

    private Optional<Step.Kind> kind(Block fields) {
        if (fields.any("type").isEmpty()) {
            fields.missing("type", "write probe (only looks) or action (may change something)");
            return Optional.empty();
        }
        return fields.word("type", StepKeys.KINDS);
    }

    /** Unlike other flags it must not be written without a value. */
    private static boolean background(Block fields) {
        if (fields.has("background") && fields.any("background").isEmpty()) {
            fields.wrong("background", fields.source(), "must be true or false, not nothing", "");
        }
        return fields.bool("background").orElse(false);
    }

    /** A limit of nothing is no limit: Chaos Toolkit never applies it. */
    private Optional<Duration> timeout(Block fields) {
        if (!findings.dialect().knowsSquall() && fields.any("timeout").orElse(Json.NULL) instanceof Json.Bool) {
            return Optional.empty();
        }
        var timeout = fields.duration("timeout");
        if (timeout.isPresent() && (timeout.get().isZero() || timeout.get().isNegative())) {
            findings.warn(fields.path("timeout"), fields.source(), "a timeout of nothing is ignored", "");
            return Optional.empty();
        }
        return timeout;
    }
}
