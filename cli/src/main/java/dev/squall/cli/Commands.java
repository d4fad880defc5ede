package dev.squall.cli;

import java.util.Optional;

/** All commands by name. */
final class Commands {
    static final String[] NAMES = {
        "run",
        "validate",
        "plan",
        "rehearse",
        "toxics",
        "report",
        "schema",
        "init",
        "discover",
        "info",
        "settings",
        "abort",
        "agents",
        "clusters",
        "runs",
        "journal",
        "version",
        "help"
    };

    private Commands() {}

    static Optional<Command> named(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "run" -> new RunCommand();
                    case "validate" -> new ValidateCommand();
                    case "plan" -> new PlanCommand();
                    case "rehearse" -> new RehearseCommand();
                    case "toxics" -> new ToxicsCommand();
                    case "report" -> new ReportCommand();
                    case "schema" -> new SchemaCommand();
                    case "init" -> new InitCommand();
                    case "discover" -> new DiscoverCommand();
                    case "info" -> new InfoCommand();
                    case "settings" -> new SettingsCommand();
                    case "abort" -> new AbortCommand();
                    case "agents" -> FleetCommand.agents();
                    case "clusters" -> FleetCommand.clusters();
                    case "runs" -> new RunsCommand();
                    case "journal" -> new JournalCommand();
                    case "version", "--version" -> new VersionCommand();
                    case "help", "--help", "-h" -> new HelpCommand();
                    default -> null;
                });
    }
}
