package dev.squall.cli;

import dev.squall.local.StateHome;
import dev.squall.local.preparation.PythonSide;
import dev.squall.local.preparation.Wiring;
import dev.squall.model.codec.ChaosToolkitJournal;
import dev.squall.model.codec.YamlWriter;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;

/** Says what this machine has: versions, paths, and the functions that experiments can call here. */
final class InfoCommand implements Command {
    @Override
    public String operands() {
        return "[core | functions [NAME] | settings]";
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
        String what = arguments.rest().isEmpty() ? "core" : arguments.rest().getFirst();
        boolean functions = what.equals("functions") || what.equals("extensions");
        if (arguments.rest().size() > (functions ? 2 : 1)) {
            throw new UsageError("one of core, functions, settings");
        }
        switch (what) {
            case "core" -> core(arguments, terminal);
            case "functions", "extensions" -> {
                return functions(arguments.rest().size() > 1 ? arguments.rest().getLast() : "", terminal);
            }
            case "settings" ->
                terminal.say(ToolSettings.file(arguments.globals()) + ":\n"
                        + YamlWriter.write(SettingsPath.masked(ToolSettings.read(ToolSettings.file(arguments.globals()))
                                .all())));
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

    /** @param part of the names of those that are shown */
    private static Exit functions(String part, Terminal terminal) {
        try (var python = new PythonSide(Wiring.environment(), terminal::interject)) {
            var lines = OwnFunctions.here(python.host()).named(part).lines();
            lines.forEach(terminal::say);
            if (lines.isEmpty()) {
                terminal.complain("squall info: no function of this machine has '" + part + "' in its name");
            }
            return lines.isEmpty() ? Exit.FAILED : Exit.HELD;
        }
    }
}
