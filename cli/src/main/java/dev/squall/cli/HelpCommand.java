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
        terminal.say("\nsquall COMMAND --help tells more. Exit codes: 0 held, 1 deviated, failed, aborted or not valid,"
                + "\n2 wrong usage, 3 the hypothesis did not hold before, 4 a fault may be left, 5 unknown.");
        return Exit.HELD;
    }

    static String of(String name, Command command) {
        var text = new StringBuilder(
                "usage: squall " + name + " " + command.operands() + "\n\n  " + command.summary() + "\n\noptions:\n");
        for (var option : command.options()) {
            text.append("  ")
                    .append(padded(option.name() + " " + option.value(), 34))
                    .append(option.help())
                    .append('\n');
        }
        return text.append("  ").append(padded("--help", 34)).append("this\n").toString();
    }

    private static String padded(String text, int width) {
        return text.length() >= width ? text + " " : text + " ".repeat(width - text.length());
    }
}
