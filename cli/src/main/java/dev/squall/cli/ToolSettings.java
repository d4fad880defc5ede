package dev.squall.cli;

import dev.squall.cli.notification.Notifications;
import dev.squall.local.preparation.PythonSide;
import dev.squall.local.preparation.Wiring;
import dev.squall.model.codec.Parsing;
import dev.squall.model.codec.YamlDocumentReader;
import dev.squall.model.experiment.Strategies;
import dev.squall.model.experiment.Strategies.HypothesisStrategy;
import dev.squall.model.experiment.Strategies.RollbackStrategy;
import dev.squall.model.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Chaos Toolkit's settings file: logins for addresses that experiments are loaded from ({@code auths}), and strategies where
 * an experiment says none ({@code runtime}). A file that is not there says nothing.
 */
record ToolSettings(Json.Mapping all) {
    static final ToolSettings NONE = new ToolSettings(Json.Mapping.EMPTY);

    static Path file(Globals globals) {
        return globals.settings().orElseGet(() -> Path.of(Wiring.home(), ".chaostoolkit", "settings.yaml"));
    }

    static ToolSettings of(Globals globals) {
        try {
            return read(file(globals));
        } catch (IOException unreadable) {
            return NONE;
        }
    }

    /** Without what cannot be read, which may be more than its author knows: so it is said. */
    static ToolSettings of(Globals globals, Terminal terminal) {
        try {
            return read(file(globals));
        } catch (IOException unreadable) {
            if (!globals.mode().toTheLetter()) {
                terminal.complain("warning: the settings are not used: " + unreadable.getMessage());
            }
            return NONE;
        }
    }

    /** @throws IOException what is wrong with a file that cannot be read as a mapping */
    static ToolSettings read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return NONE;
        }
        return switch (YamlDocumentReader.read(file.toString(), TextFile.read(file))) {
            case Parsing.Malformed(var problem) -> throw new IOException(problem.toString());
            case Parsing.Parsed(var document) ->
                switch (document.root()) {
                    case Json.Mapping settings -> new ToolSettings(settings);
                    case Json.Null _ -> NONE;
                    case Json other ->
                        throw new IOException(file + ": is " + other.typeName() + ", and must be a mapping");
                };
        };
    }

    /** Channels that are told what commands do; what fails there that tool keeps for those who want to know more. */
    Notifications notifications(Globals globals, Terminal terminal) {
        var block = all.get("notifications");
        if (block.isEmpty()) {
            return Notifications.NONE;
        }
        Consumer<String> trouble = globals.mode().toTheLetter()
                ? why -> ToolLog.debug(globals, terminal, why)
                : why -> terminal.interject(OneLine.of("warning: " + why));
        return Notifications.of(
                block.get(),
                Wiring.environment(),
                () -> new PythonSide(Wiring.environment(), terminal::interject),
                Wiring.clock(),
                trouble);
    }

    /** {@code Authorization} for a host: {@code auths: {"host:port": {type: bearer, value: ...}}}. */
    Optional<String> login(URI address) {
        var auths = member(all, "auths");
        String host = String.valueOf(address.getHost());
        return auths.flatMap(
                        known -> member(known, host + ":" + address.getPort()).or(() -> member(known, host)))
                .flatMap(login ->
                        login.text("value").map(value -> login.text("type").orElse("bearer") + " " + value));
    }

    Strategies strategies() {
        var runtime = member(all, "runtime");
        return new Strategies(
                runtime.flatMap(
                        given -> word(given, "hypothesis", HypothesisStrategy.values(), HypothesisStrategy::word)),
                runtime.flatMap(given -> word(given, "rollbacks", RollbackStrategy.values(), RollbackStrategy::word)));
    }

    private static <T> Optional<T> word(Json.Mapping runtime, String key, T[] values, Function<T, String> word) {
        return member(runtime, key)
                .flatMap(block -> block.text("strategy"))
                .flatMap(given -> Arrays.stream(values)
                        .filter(value -> word.apply(value).equals(given))
                        .findFirst());
    }

    private static Optional<Json.Mapping> member(Json.Mapping of, String key) {
        return of.get(key)
                .flatMap(value -> value instanceof Json.Mapping block ? Optional.of(block) : Optional.empty());
    }
}
