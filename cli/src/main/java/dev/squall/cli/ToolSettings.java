package dev.squall.cli;

import dev.squall.cli.notification.Notifications;
import dev.squall.local.preparation.PythonSide;
import dev.squall.local.preparation.Wiring;
import dev.squall.model.codec.JsonWriter;
import dev.squall.model.codec.Parsing;
import dev.squall.model.codec.YamlDocumentReader;
import dev.squall.model.experiment.Strategies;
import dev.squall.model.experiment.Strategies.HypothesisStrategy;
import dev.squall.model.experiment.Strategies.RollbackStrategy;
import dev.squall.model.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

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

    /** Without what cannot be read, which may be more than its author knows: so it is said, and what counts for nothing as well. */
    static ToolSettings of(Globals globals, Terminal terminal) {
        var file = file(globals);
        if (globals.settings().isPresent() && !Files.exists(file)) {
            warn("there are no settings " + file, globals, terminal);
        }
        try {
            var settings = read(file);
            settings.doubts().forEach(doubt -> warn(file + ": " + doubt, globals, terminal));
            return settings;
        } catch (IOException unreadable) {
            warn("the settings are not used: " + unreadable.getMessage(), globals, terminal);
            return NONE;
        }
    }

    /** To the letter, nothing of this kind is said. */
    static void warn(String words, Globals globals, Terminal terminal) {
        if (!globals.mode().toTheLetter()) {
            terminal.complain(OneLine.of("warning: " + words));
        }
    }

    /** @throws IOException what is wrong with a file that cannot be read as a mapping */
    static ToolSettings read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return NONE;
        }
        String text = TextFile.read(file);
        if (text.isBlank()) {
            return NONE;
        }
        return switch (YamlDocumentReader.read(file.toString(), text)) {
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

    /** What stands there and counts for nothing. */
    List<String> doubts() {
        var doubts = new ArrayList<String>();
        for (var block : List.of("runtime", "controls")) {
            all.get(block)
                    .filter(value -> !(value instanceof Json.Mapping) && !value.equals(Json.NULL))
                    .ifPresent(
                            value -> doubts.add("'" + block + "' is " + value.typeName() + " and must be a mapping"));
        }
        var read = strategies();
        doubt("hypothesis", read.hypothesis().isPresent(), HypothesisStrategy.values(), HypothesisStrategy::word)
                .ifPresent(doubts::add);
        doubt("rollbacks", read.rollbacks().isPresent(), RollbackStrategy.values(), RollbackStrategy::word)
                .ifPresent(doubts::add);
        return doubts;
    }

    private <T> Optional<String> doubt(String key, boolean read, T[] values, Function<T, String> word) {
        return member(all, "runtime")
                .flatMap(runtime -> member(runtime, key))
                .flatMap(block -> block.get("strategy"))
                .filter(_ -> !read)
                .map(given -> "'runtime." + key + ".strategy' is "
                        + new String(JsonWriter.writeBytes(given), StandardCharsets.UTF_8) + " and must be one of "
                        + Arrays.stream(values).map(word).collect(Collectors.joining(", ")));
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
