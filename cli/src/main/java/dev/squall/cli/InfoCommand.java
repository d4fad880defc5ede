package dev.squall.cli;

import dev.squall.local.OneMachine;
import dev.squall.local.StateHome;
import dev.squall.local.preparation.PythonSide;
import dev.squall.local.preparation.Wiring;
import dev.squall.model.codec.ChaosToolkitJournal;
import dev.squall.model.codec.YamlWriter;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** Says what this machine has: versions, paths, and the functions that experiments can call here. */
final class InfoCommand implements Command {
    @Override
    public String operands() {
        return "[core | functions | settings]";
    }

    @Override
    public String summary() {
        return "says what this machine has: versions and paths, functions, settings";
    }

    @Override
    public List<Option> options() {
        return List.of();
    }

    @Override
    public Exit run(Arguments arguments, Terminal terminal) throws UsageError, IOException {
        if (arguments.rest().size() > 1) {
            throw new UsageError("one of core, functions, settings");
        }
        switch (arguments.rest().isEmpty() ? "core" : arguments.rest().getFirst()) {
            case "core" -> core(arguments, terminal);
            case "functions", "extensions" -> functions(terminal);
            case "settings" ->
                terminal.say(ToolSettings.file(arguments.globals()) + ":\n"
                        + YamlWriter.write(SettingsPath.masked(
                                ToolSettings.of(arguments.globals()).all())));
            default -> throw new UsageError("one of core, functions, settings");
        }
        return Exit.HELD;
    }

    private static void core(Arguments arguments, Terminal terminal) {
        var home = StateHome.of(System.getenv(), Wiring.home());
        var facts = new TreeMap<String, String>();
        facts.put("squall", VersionCommand.version());
        facts.put("java", Runtime.version() + ", " + System.getProperty("java.home"));
        facts.put("journals", "as Chaos Toolkit's library " + ChaosToolkitJournal.FORMAT + " writes them");
        facts.put("ledgers", home.ledgers().toString());
        facts.put("settings", ToolSettings.file(arguments.globals()).toString());
        facts.forEach((name, fact) -> terminal.say("%-10s %s".formatted(name, fact)));
    }

    private static void functions(Terminal terminal) {
        if (Whole.missing().isPresent()) {
            throw new NeedsWhole();
        }
        var mode = Mode.SAFE;
        try (var python = new PythonSide(Wiring.environment(), terminal::interject)) {
            var around = Wiring.surroundings(Wiring.environment(), mode.habits(), true, python.host());
            OneMachine.fleet(around).members().stream()
                    .flatMap(member -> new TreeSet<>(member.capabilities()).stream())
                    .forEach(terminal::say);
        }
    }
}
