package dev.squall.model.codec;

import dev.squall.model.experiment.Experiment;
import dev.squall.model.experiment.Hypothesis;
import dev.squall.model.experiment.Step;
import dev.squall.model.experiment.Targets;
import dev.squall.model.grammar.ExperimentKeys;
import dev.squall.model.json.Json;
import dev.squall.model.resolution.StepOutputs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
        return read(file, Dialect.SQUALL);
    }

    public static Reading read(Path file, Dialect dialect) {
        return switch (SourceText.load(file)) {
            case SourceText.Loaded(String source, String text)
            when source.endsWith(".json") && text.startsWith(SourceText.MARK) && !dialect.knowsSquall() ->
                new Reading.Unreadable(List.of(
                        new Problem(source, "", 1, 1, "this JSON begins with a byte order mark", "save it without")));
            case SourceText.Loaded(String source, String text) -> read(source, text, dialect);
            case SourceText.Unloadable(Problem problem) -> new Reading.Unreadable(List.of(problem));
        };
    }

    public static Reading read(String sourceName, String text) {
        return read(sourceName, text, Dialect.SQUALL);
    }

    public static Reading read(String sourceName, String text, Dialect dialect) {
        return switch (SourceText.parse(sourceName, text)) {
            case Parsing.Parsed(Document document) -> read(document, dialect, text.contains(StepOutputs.MARK));
            case Parsing.Malformed(Problem problem) -> new Reading.Unreadable(List.of(problem));
        };
    }

    /** Reads a stored experiment again from {@link Experiment#source}. */
    public static Reading fromSource(Json.Mapping source) {
        return fromSource(source, Dialect.SQUALL);
    }

    public static Reading fromSource(Json.Mapping source, Dialect dialect) {
        return read(new Document("experiment", source, Positions.NONE, List.of()), dialect, true);
    }

    public static Reading read(Document document) {
        return read(document, Dialect.SQUALL, true);
    }

    /** @param refers whether a step may refer to the output of another; looking for that in every text takes long */
    private static Reading read(Document document, Dialect dialect, boolean refers) {
        var findings = new Findings(document, dialect);
        if (!(document.root() instanceof Json.Mapping root) || root.isEmpty()) {
            var what = document.root() instanceof Json.Mapping
                    ? "an empty mapping"
                    : document.root().typeName();
            findings.problem(
                    "", document.root(), "this is no experiment but " + what, "write title, description and method");
            return new Reading.Unreadable(findings.problems(), Optional.of(document.root()));
        }
        var experiment =
                experiment(new Block(findings, "", root, ExperimentKeys.EXPERIMENT), refers && dialect.knowsSquall());
        return experiment.isPresent() && findings.clean()
                ? new Reading.Read(experiment.get(), findings.warnings())
                : new Reading.Unreadable(findings.problems(), Optional.of(document.root()));
    }

    private static Optional<Experiment> experiment(Block fields, boolean refers) {
        // Without one Chaos Toolkit breaks even where it validates nothing.
        String shows = "say what the experiment shows";
        var title = fields.has("title") ? fields.title("title", shows) : fields.requiredText("title", shows);
        var description = fields.title("description", "say why it matters");
        // Chaos Toolkit takes a text for the list of its letters.
        boolean letters =
                !fields.findings().dialect().knowsSquall() && fields.any("tags").orElse(Json.NULL) instanceof Json.Text;
        var tags = letters ? List.<String>of() : fields.texts("tags");
        fields.refuseNothing("steady-state-hypothesis", "rollbacks", "configuration", "secrets", "controls");
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
        ControlsReader.references(fields);
        var extensions = extensions(fields);
        var strategies = StrategiesReader.read(fields);
        var owner = fields.text("owner");
        var targets = TargetsReader.read(fields).orElse(Targets.ANYWHERE);
        var blastRadius = SafetyReader.blastRadius(fields);
        var guards = GuardReader.read(fields);
        var approval = SafetyReader.approval(fields);
        var deadline = fields.duration("deadline");
        var recovery = RecoveryReader.read(fields);
        var outputs = refers ? outputs(fields, method, rollbacks) : Set.<String>of();
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
                deadline,
                recovery,
                outputs,
                fields.source()));
    }

    /** Without probes there is no hypothesis at all. */
    private static Optional<Hypothesis> hypothesis(Block block, List<Entry> probeEntries, StepReader steps) {
        var title = block.title("title", "say what must hold");
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

    /** Names of steps whose output is referred to; each must be there. */
    private static Set<String> outputs(Block fields, List<Step> method, List<Step> rollbacks) {
        var known = Stream.concat(method.stream(), rollbacks.stream())
                .map(Step::name)
                .toList();
        var names = StepOutputs.names(fields.source());
        for (var name : names) {
            if (!known.contains(name)) {
                var place = place(name, "", fields.source());
                fields.findings()
                        .problem(
                                place.path(),
                                place.value(),
                                "${steps...} refers to the output of '" + name + "', and no step has that name",
                                Nearest.hint(name, known));
            }
        }
        return names;
    }

    private record Place(String path, Json value) {}

    /** The first text in here that refers to the step. */
    private static Place place(String step, String path, Json value) {
        return switch (value) {
            case Json.Mapping(var members) ->
                members.entrySet().stream()
                        .filter(member -> StepOutputs.names(member.getValue()).contains(step))
                        .findFirst()
                        .map(member -> place(
                                step,
                                path.isEmpty() ? member.getKey() : path + "." + member.getKey(),
                                member.getValue()))
                        .orElse(new Place(path, value));
            case Json.Array(var items) ->
                IntStream.range(0, items.size())
                        .filter(i -> StepOutputs.names(items.get(i)).contains(step))
                        .mapToObj(i -> place(step, path + "[" + i + "]", items.get(i)))
                        .findFirst()
                        .orElse(new Place(path, value));
            case Json.Null _, Json.Bool _, Json.Number _, Json.Text _ -> new Place(path, value);
        };
    }

    private static List<Json.Mapping> extensions(Block fields) {
        var extensions = new ArrayList<Json.Mapping>();
        for (var entry : fields.list("extensions")) {
            entry.block(fields.findings(), ExperimentKeys.EXTENSION).ifPresent(extension -> {
                extension.requiredText("name", "give the extension a name");
                extensions.add(extension.source());
            });
        }
        return extensions;
    }
}
