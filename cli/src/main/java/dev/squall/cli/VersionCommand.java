package dev.squall.cli;

import java.util.List;
import java.util.Optional;

/** Says which Squall this is. */
final class VersionCommand implements Command {
    @Override
    public String operands() {
        return "";
    }

    @Override
    public String summary() {
        return "says which Squall this is";
    }

    @Override
    public List<Option> options() {
        return List.of();
    }

    @Override
    public Exit run(Arguments arguments, Terminal terminal) {
        terminal.say("squall " + version() + ", Java " + Runtime.version().feature());
        return Exit.HELD;
    }

    static String version() {
        return Optional.ofNullable(VersionCommand.class.getPackage().getImplementationVersion())
                .orElse("built from sources");
    }
}
