package dev.squall.cli;

import dev.squall.agent.python.PythonDiscovery;
import dev.squall.agent.python.PythonFunction;
import dev.squall.agent.python.PythonHost;
import dev.squall.cli.notification.Event;
import dev.squall.cli.notification.Notifications;
import dev.squall.local.preparation.PythonSide;
import dev.squall.local.preparation.Wiring;
import dev.squall.model.codec.ChaosToolkitJournal;
import dev.squall.model.codec.JsonWriter;
import dev.squall.model.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Asks a Python extension of Chaos Toolkit, or without one Squall itself, what it can do, and keeps the answer in a file as
 * that tool does.
 */
final class DiscoverCommand implements Command {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String OWN = "squall";
    private static final Option WHERE =
            new Option("--discovery-path", "FILE", "where the outcome is written; ./discovery.json");

    @Override
    public String operands() {
        return "[PACKAGE]";
    }

    @Override
    public String summary() {
        return "asks a Python extension, or without one Squall itself, what it can do";
    }

    @Override
    public List<Option> options() {
        return List.of(
                WHERE,
                Option.flag("--no-install", "has no effect: nothing is ever installed"),
                Option.flag("--no-system-info", "tells nothing about this machine"));
    }

    @Override
    public Exit run(Arguments arguments, Terminal terminal) throws UsageError, IOException, InterruptedException {
        if (arguments.rest().size() > 1) {
            throw new UsageError("one package, such as chaostoolkit-kubernetes; none for Squall's own functions");
        }
        String name = arguments.rest().isEmpty() ? OWN : arguments.rest().getFirst();
        try (var python = new PythonSide(Wiring.environment(), terminal::interject);
                var notifications = ToolSettings.of(arguments.globals()).notifications(arguments.globals(), terminal)) {
            notifications.tell(Event.DISCOVERY_STARTED, Json.of(name));
            Optional<PythonHost> host = python.host();
            if (arguments.rest().isEmpty()) {
                var own = OwnFunctions.here(host);
                own.lines().forEach(terminal::say);
                return write(name, own.activities(), arguments, notifications, terminal);
            }
            if (host.isEmpty()) {
                notifications.failed(Event.DISCOVERY_FAILED, Json.of(name), "there is no Python here");
                return Exit.FAILED;
            }
            return switch (host.get().discover(name, LIMIT)) {
                case PythonDiscovery.Untold(String detail) -> {
                    notifications.failed(Event.DISCOVERY_FAILED, Json.of(name), detail);
                    terminal.complain("squall discover: " + name + ": " + detail);
                    yield arguments.mode().toTheLetter() ? Exit.HELD : Exit.FAILED;
                }
                case PythonDiscovery.Told(List<PythonFunction> activities) -> {
                    activities.forEach(activity -> terminal.say(line(activity)));
                    var shown =
                            activities.stream().map(DiscoverCommand::activity).toList();
                    yield write(name, shown, arguments, notifications, terminal);
                }
            };
        }
    }

    private static Exit write(
            String name, List<Json> activities, Arguments arguments, Notifications notifications, Terminal terminal)
            throws IOException, InterruptedException {
        String file = arguments.last(WHERE.name()).orElse("./discovery.json");
        var json = new ByteArrayOutputStream();
        var outcome = outcome(name, activities, !arguments.has("--no-system-info"));
        JsonWriter.writeIndented(outcome, json);
        WholeFile.write(Path.of(file), json.toByteArray());
        terminal.say(file + ": " + activities.size() + " activities of " + name);
        notifications.tell(Event.DISCOVERY_COMPLETED, outcome);
        return Exit.HELD;
    }

    private static String line(PythonFunction activity) {
        return "%-8s %s.%s(%s)"
                .formatted(
                        activity.kind(),
                        activity.module(),
                        activity.name(),
                        String.join(
                                ", ",
                                activity.parameters().stream()
                                        .map(parameter -> parameter.fallback().isPresent()
                                                ? "[" + parameter.name() + "]"
                                                : parameter.name())
                                        .toList()));
    }

    private static Json outcome(String name, List<Json> activities, boolean system) {
        var members = new LinkedHashMap<String, Json>();
        members.put("chaoslib_version", Json.of(ChaosToolkitJournal.FORMAT));
        members.put("target", Json.of(name));
        members.put("date", Json.of(Wiring.clock().instant().toString()));
        if (system) {
            members.put(
                    "platform",
                    Json.mapping("system", Json.of(System.getProperty("os.name")))
                            .with("release", Json.of(System.getProperty("os.version")))
                            .with("machine", Json.of(System.getProperty("os.arch"))));
        }
        members.put("activities", new Json.Array(activities));
        return new Json.Mapping(members);
    }

    private static Json activity(PythonFunction activity) {
        return Json.mapping("type", Json.of(activity.kind()))
                .with("name", Json.of(activity.name()))
                .with("mod", Json.of(activity.module()))
                .with("doc", Json.of(activity.doc()))
                .with(
                        "arguments",
                        new Json.Array(activity.parameters().stream()
                                .map(parameter -> {
                                    var shown = Json.mapping("name", Json.of(parameter.name()));
                                    var typed = parameter.type().isEmpty()
                                            ? shown
                                            : shown.with("type", Json.of(parameter.type()));
                                    return (Json) parameter
                                            .fallback()
                                            .map(value -> typed.with("default", value))
                                            .orElse(typed);
                                })
                                .toList()));
    }
}
