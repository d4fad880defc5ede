package dev.squall.cli;

import dev.squall.model.codec.JsonReader;
import dev.squall.model.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An experiment with a control in one directory, run by the command line as a process; and what is left there. */
record ControlledExperiment(Path directory) {
    /** One control that stands around everything. */
    static final String CONTROLS =
            "\"controls\": [{\"name\": \"watch\", \"provider\": {\"type\": \"python\", \"module\": \"watch\"}}],";

    /** Each step leaves its name in {@code order}. */
    static String experiment(String head) {
        return "{\"title\": \"t\", \"description\": \"d\", " + head
                + """
                 "steady-state-hypothesis": {"title": "h", "probes": [
                  {"type": "probe", "name": "ok", "tolerance": 0, "provider": {"type": "process", "path": "true"}}]},
                 "method": [%s, %s], "rollbacks": [%s]}
                """.formatted(step("act"), step("look"), step("undo"));
    }

    private static String step(String name) {
        return "{\"type\": \"action\", \"name\": \"" + name
                + "\", \"provider\": {\"type\": \"process\", \"path\": \"sh\", \"arguments\": [\"-c\", \"echo "
                + name + " $0 >> order\", \"${chosen}\"]}}";
    }

    /** Says each point that is reached, with what it is about; a module may say otherwise after that. */
    static final String MODULE = """
            def say(*words):
                with open("control.log", "a") as log: log.write(" ".join(str(word) for word in words) + "\\n")
            def stop():
                error = type("InterruptExecution", (Exception,), {"__module__": "chaoslib.exceptions"})
                raise error("enough")
            def before(point, context, **kwargs): say("before", point, context.get("name") or context["title"])
            def after(point, context, state, **kwargs):
                shown = state.get("status", state.get("steady_state_met")) if isinstance(state, dict) else state
                say("after", point, len(shown) if isinstance(shown, list) else shown)
            for point in ("experiment", "hypothesis", "method", "rollback", "activity"):
                exec("def before_%s_control(context, **kwargs): before('%s', context)" % (point, point))
                exec("def after_%s_control(context, state, **kwargs): after('%s', context, state)" % (point, point))
            """;

    int squall(String experiment, String module, String... words) throws IOException, InterruptedException {
        Files.writeString(directory.resolve("watch.py"), module);
        Files.writeString(directory.resolve("x.json"), experiment);
        return SquallProcess.in(directory, words)
                .redirectOutput(directory.resolve("said").toFile())
                .start()
                .waitFor();
    }

    int toTheLetter(String experiment, String module) throws IOException, InterruptedException {
        return squall(experiment, module, "--compat", "chaostoolkit", "run", "x.json");
    }

    List<String> log() throws IOException {
        return lines("control.log");
    }

    /** The steps that were carried out, in order. */
    List<String> order() throws IOException {
        return lines("order").stream().map(line -> line.split(" ")[0]).toList();
    }

    List<String> lines(String file) throws IOException {
        var path = directory.resolve(file);
        return Files.exists(path) ? Files.readAllLines(path) : List.of();
    }

    String said() throws IOException {
        return Files.readString(directory.resolve("said"));
    }

    boolean hasJournal() {
        return Files.exists(directory.resolve("journal.json"));
    }

    Json.Mapping journal() throws IOException {
        return (Json.Mapping) JsonReader.parse(Files.readAllBytes(directory.resolve("journal.json")));
    }

    String words() throws IOException {
        return new String(Files.readAllBytes(directory.resolve("journal.json")), StandardCharsets.UTF_8);
    }
}
