package dev.squall.cli;

import java.util.List;

/** Says what there is. */
final class HelpCommand implements Command {
    @Override
    public String operands() {
        return "[COMMAND]";
    }

    @Override
    public String summary() {
        return "says what a command does";
    }

    @Override
    public List<Option> options() {
        return List.of();
    }

    @Override
    public Exit run(Arguments arguments, Terminal terminal) throws UsageError {
        if (!arguments.rest().isEmpty()) {
            String name = arguments.rest().getFirst();
            terminal.out()
                    .print(of(
                            name,
                            Commands.named(name)
                                    .orElseThrow(() -> new UsageError("there is no command '" + name + "'"))));
            return Exit.HELD;
        }
        terminal.say("usage: squall COMMAND ...\n");
        for (var name : Commands.NAMES) {
            Commands.named(name).ifPresent(command -> terminal.say("  " + padded(name, 10) + command.summary()));
        }
        terminal.say("\nbefore COMMAND:");
        terminal.out().print(lines(Globals.OPTIONS));
        terminal.say("\nsquall COMMAND --help tells more. Exit codes: 0 held, 1 deviated, failed, aborted or not valid,"
                + "\n2 wrong usage, 3 the hypothesis did not hold before, 4 a fault may be left, 5 unknown.");
        return Exit.HELD;
    }

    static String of(String name, Command command) {
        return "usage: " + usage(name, command) + "\n\n  " + command.summary() + "\n\noptions:\n"
                + lines(command.options()) + lines(List.of(Option.flag("--help", "this")));
    }

    static String usage(String name, Command command) {
        return ("squall " + name + " " + command.operands()).stripTrailing();
    }

    private static String lines(List<Option> options) {
        var text = new StringBuilder();
        for (var option : options) {
            text.append("  ")
                    .append(padded((option.name() + " " + option.value()).stripTrailing(), 34))
                    .append(option.help())
                    .append('\n');
        }
        return text.toString();
    }

    private static String padded(String text, int width) {
        return text.length() >= width ? text + " " : text + " ".repeat(width - text.length());
    }
}
