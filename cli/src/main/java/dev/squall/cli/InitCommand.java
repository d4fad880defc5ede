package dev.squall.cli;

import dev.squall.cli.notification.Event;
import dev.squall.model.codec.ExperimentReader;
import dev.squall.model.codec.JsonWriter;
import dev.squall.model.codec.Reading;
import dev.squall.model.codec.YamlWriter;
import dev.squall.model.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Writes an experiment by asking. What it writes is valid; nothing that is there is written over. */
final class InitCommand implements Command {
    private static final Option WHERE =
            new Option("--experiment-path", "FILE", "where it is written, JSON or YAML; ./experiment.yaml");
    private static final Option DISCOVERED =
            new Option("--discovery-path", "FILE", "offers what discover has found as well");

    @Override
    public String operands() {
        return "";
    }

    @Override
    public String summary() {
        return "writes an experiment by asking";
    }

    @Override
    public List<Option> options() {
        return List.of(WHERE, DISCOVERED);
    }

    @Override
    public Exit run(Arguments arguments, Terminal terminal) throws UsageError, IOException, InterruptedException {
        if (!arguments.rest().isEmpty()) {
            throw new UsageError("what is '" + arguments.rest().getFirst() + "'?");
        }
        var file = Path.of(arguments.last(WHERE.name()).orElse("./experiment.yaml"));
        if (Files.exists(file)) {
            throw new IOException(file + " is there already: name another by --experiment-path");
        }
        var offers = Offers.standard();
        for (var discovered : arguments.all(DISCOVERED.name())) {
            offers.discovered(Path.of(discovered));
        }
        try (var notifications = ToolSettings.of(arguments.globals()).notifications(arguments.globals(), terminal)) {
            notifications.tell(Event.INIT_STARTED, Json.NULL);
            var experiment = experiment(new Interview(terminal), offers);
            var exit = keep(experiment, file, terminal);
            if (exit == Exit.HELD) {
                notifications.tell(Event.INIT_COMPLETED, experiment);
            }
            return exit;
        }
    }

    private static Exit keep(Json.Mapping experiment, Path file, Terminal terminal) throws IOException {
        if (ExperimentReader.fromSource(experiment) instanceof Reading.Unreadable(var problems, var _)) {
            problems.forEach(problem -> terminal.complain("squall init: " + problem));
            return Exit.FAILED;
        }
        WholeFile.write(file, bytes(experiment, file));
        terminal.say(file + ": written; squall validate " + file + " looks at it, squall run " + file + " runs it");
        return Exit.HELD;
    }

    private static byte[] bytes(Json experiment, Path file) throws IOException {
        if (!file.toString().endsWith(".json")) {
            return YamlWriter.write(experiment).getBytes(StandardCharsets.UTF_8);
        }
        var json = new ByteArrayOutputStream();
        JsonWriter.writeIndented(experiment, json);
        return json.toByteArray();
    }

    private static Json.Mapping experiment(Interview interview, Offers offers) throws IOException {
        var members = new LinkedHashMap<String, Json>();
        members.put("title", Json.of(interview.text("What does it show", "The shop goes on without its cache")));
        members.put("description", Json.of(interview.text("Why does that matter", "Customers must not notice")));
        var probes = steps("What must hold, before and after", offers.of("probe"), true, interview);
        if (!probes.items().isEmpty()) {
            members.put(
                    "steady-state-hypothesis",
                    Json.mapping("title", Json.of(interview.text("What do these show together", "All is well")))
                            .with("probes", probes));
        }
        var every = new ArrayList<>(offers.of("action"));
        every.addAll(offers.of("probe"));
        members.put("method", steps("What is done", every, false, interview));
        members.put("rollbacks", steps("What repairs it afterwards", offers.of("action"), false, interview));
        return new Json.Mapping(members);
    }

    private static Json.Array steps(String title, List<Offers.Offer> offers, boolean judged, Interview interview)
            throws IOException {
        var steps = new ArrayList<Json>();
        var names = offers.stream().map(Offers.Offer::name).toList();
        for (int chosen = interview.choice(title, names); chosen >= 0; chosen = interview.choice(title, names)) {
            steps.add(step(offers.get(chosen), judged, interview));
        }
        return new Json.Array(steps);
    }

    private static Json step(Offers.Offer offer, boolean judged, Interview interview) throws IOException {
        var step = Json.mapping("type", Json.of(offer.kind()))
                .with("name", Json.of(interview.text("  its name", offer.name())));
        if (judged) {
            step = step.with("tolerance", interview.value("  what is right", offer.tolerance()));
        }
        var given = new LinkedHashMap<String, Json>();
        for (var argument : offer.arguments().entrySet()) {
            var value = interview.value("  " + argument.getKey(), argument.getValue());
            if (!value.equals(Json.NULL)) {
                given.put(argument.getKey(), value);
            }
        }
        var provider = new LinkedHashMap<>(offer.provider().members());
        if (offer.flat()) {
            provider.putAll(given);
        } else {
            provider.put("arguments", new Json.Mapping(given));
        }
        return step.with("provider", new Json.Mapping(provider));
    }
}
