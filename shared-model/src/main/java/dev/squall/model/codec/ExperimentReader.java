package dev.squall.model.codec;

import dev.squall.model.experiment.Experiment;
import dev.squall.model.experiment.Hypothesis;
import dev.squall.model.experiment.Targets;
import dev.squall.model.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads an experiment: Chaos Toolkit's file with Squall's own keys. Finds as many problems as it can in one pass; unknown
 * keys are warnings. Variables of the environment, paths of programs and Python modules are not looked up here: they
 * belong to the machines that run the experiment.
 *
 * <pre>
 * {@link SourceText} -> {@link YamlDocumentReader} | {@link JsonDocumentReader} -> {@link Document} -> {@link StepReader} and the like -> {@link Experiment}
 * </pre>
 */
public final class ExperimentReader {
    private ExperimentReader() {}

    /** The file's suffix decides between JSON and YAML; without one of theirs both are tried. */
    public static Reading read(Path file) {
        return switch (SourceText.load(file)) {
            case SourceText.Loaded(String source, String text) -> read(source, text);
            case SourceText.Unloadable(Problem problem) -> new Reading.Unreadable(List.of(problem));
        };
    }

    public static Reading read(String sourceName, String text) {
        return switch (SourceText.parse(sourceName, text)) {
            case Parsing.Parsed(Document document) -> read(document);
            case Parsing.Malformed(Problem problem) -> new Reading.Unreadable(List.of(problem));
        };
    }

    /** Reads a stored experiment again from {@link Experiment#source}. */
    public static Reading fromSource(Json.Mapping source) {
        return read(new Document("experiment", source, Positions.NONE, List.of()));
    }

    public static Reading read(Document document) {
        var findings = new Findings(document);
        if (!(document.root() instanceof Json.Mapping root) || root.isEmpty()) {
            var what = document.root() instanceof Json.Mapping
                    ? "an empty mapping"
                    : document.root().typeName();
            findings.problem(
                    "", document.root(), "this is no experiment but " + what, "write title, description and method");
            return new Reading.Unreadable(findings.problems());
        }
        var experiment = experiment(new Block(findings, "", root));
        return experiment.isPresent() && findings.clean()
                ? new Reading.Read(experiment.get(), findings.warnings())
                : new Reading.Unreadable(findings.problems());
    }

    private static Optional<Experiment> experiment(Block fields) {
        var title = fields.requiredText("title", "say what the experiment shows");
        var description = fields.requiredText("description", "say why it matters");
        var tags = fields.texts("tags");
        if (fields.any("method").isEmpty()) {
            fields.missing("method", "write a list of steps; it may be empty: []");
        }
        var hypothesisFields = fields.mapping("steady-state-hypothesis");
        var methodEntries = fields.list("method");
        var probeEntries = hypothesisFields.map(block -> block.list("probes")).orElse(List.of());
        var steps = new StepReader(fields.findings(), new References(fields.findings(), methodEntries, probeEntries));

        var configuration = ConfigurationReader.read(fields, steps);
        var secrets = SecretsReader.read(fields);
        var hypothesis = hypothesisFields.flatMap(block -> hypothesis(block, probeEntries, steps));
        var method = steps.steps(methodEntries);
        var rollbacks = steps.steps(fields.list("rollbacks"));
        var controls = ControlsReader.read(fields);
        var extensions = extensions(fields);
        var strategies = StrategiesReader.read(fields);
        var owner = fields.text("owner");
        var targets = TargetsReader.read(fields).orElse(Targets.ANYWHERE);
        var blastRadius = SafetyReader.blastRadius(fields);
        var guards = GuardReader.read(fields);
        var approval = SafetyReader.approval(fields);
        fields.ignore("contributions", "version", "dry");
        fields.warnUnknown();
        if (title.isEmpty() || description.isEmpty()) {
            return Optional.empty();
        }
        return fields.build(() -> new Experiment(
                title.get(),
                description.get(),
                tags,
                configuration,
                secrets,
                hypothesis,
                method,
                rollbacks,
                controls,
                extensions,
                strategies,
                owner,
                targets,
                blastRadius,
                guards,
                approval,
                fields.source()));
    }

    /** Without probes there is no hypothesis at all. */
    private static Optional<Hypothesis> hypothesis(Block block, List<Entry> probeEntries, StepReader steps) {
        var title = block.requiredText("title", "say what must hold");
        var probes = steps.judgedProbes(probeEntries);
        var controls = ControlsReader.read(block);
        block.warnUnknown();
        if (probeEntries.isEmpty()) {
            block.findings()
                    .warn(block.path(), block.source(), "the hypothesis has no probes, so nothing is checked", "");
            return Optional.empty();
        }
        return title.flatMap(text -> block.build(() -> new Hypothesis(text, probes, controls, block.source())));
    }

    private static List<Json.Mapping> extensions(Block fields) {
        var extensions = new ArrayList<Json.Mapping>();
        for (var entry : fields.list("extensions")) {
            entry.block(fields.findings()).ifPresent(extension -> {
                extension.requiredText("name", "give the extension a name");
                extensions.add(extension.source());
            });
        }
        return extensions;
    }
}
