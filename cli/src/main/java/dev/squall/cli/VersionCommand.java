package dev.squall.cli;

import java.util.List;

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
        String version = VersionCommand.class.getPackage().getImplementationVersion();
        terminal.say("squall " + (version == null ? "built from sources" : version) + ", Java "
                + Runtime.version().feature());
        return Exit.HELD;
    }
}
