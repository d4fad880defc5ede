package dev.squall.model.codec;

import dev.squall.model.experiment.Comparison;
import dev.squall.model.experiment.Guard;
import dev.squall.model.experiment.Guard.At;
import dev.squall.model.experiment.Guard.Mode;
import dev.squall.model.experiment.Guard.NoData;
import dev.squall.model.experiment.Guard.OnTrip;
import dev.squall.model.experiment.Guard.Reduce;
import dev.squall.model.grammar.GuardKeys;
import dev.squall.model.json.Json;
import dev.squall.model.tolerance.jsonpath.JsonPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code guards}: metrics that stop a run. Their parts are read by {@link GuardParts}. */
final class GuardReader {
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private GuardReader() {}

    static List<Guard> read(Block experiment) {
        var guards = new ArrayList<Guard>();
        for (var entry : experiment.list("guards")) {
            entry.block(experiment.findings(), GuardKeys.GUARD)
                    .flatMap(GuardReader::guard)
                    .ifPresent(guards::add);
        }
        return guards;
    }

    private static Optional<Guard> guard(Block fields) {
        var name = fields.requiredText("name", "give the guard a name");
        var source = ProviderReader.read(fields, "source");
        var target = target(fields);
        var at = fields.word("at", GuardKeys.PLACES).orElse(At.COORDINATOR);
        var reduce = fields.word("reduce", GuardKeys.REDUCTIONS).orElse(Reduce.ANY);
        var abortWhen = GuardParts.comparison(fields, "abort-when");
        if (fields.any("abort-when").isEmpty()) {
            fields.missing("abort-when", "write a comparison such as \"> 0.05\"");
        }
        var warnWhen = GuardParts.comparison(fields, "warn-when");
        var relative = GuardParts.relative(fields);
        var interval = fields.duration("interval").orElse(INTERVAL);
        var delay = fields.duration("initial-delay").orElse(Duration.ZERO);
        var trip = GuardParts.trip(fields);
        var noData = GuardParts.noData(fields).orElse(NoData.ABORT);
        var age = fields.duration("max-sample-age");
        var onTrip = fields.word("on-trip", GuardKeys.TRIPS).orElse(OnTrip.ABORT_RUN);
        var before = GuardParts.before(fields);
        var after = GuardParts.after(fields);
        var mode = fields.word("mode", GuardKeys.MODES).orElse(Mode.ENFORCE);
        fields.warnUnknown();
        if (name.isEmpty() || source.isEmpty() || abortWhen.isEmpty()) {
            return Optional.empty();
        }
        Comparison limit = abortWhen.get();
        return fields.build(() -> new Guard(
                name.get(),
                source.get(),
                target,
                at,
                reduce,
                limit,
                warnWhen,
                relative,
                interval,
                delay,
                trip,
                noData,
                age,
                onTrip,
                before,
                after,
                mode,
                fields.source()));
    }

    private static Optional<String> target(Block fields) {
        return fields.text("target").filter(path -> {
            if (JsonPath.parse(path) instanceof JsonPath.Bad(String reason)) {
                var at = fields.source().members().getOrDefault("target", Json.NULL);
                fields.wrong(
                        "target", at, "the path '" + path + "' is invalid: " + reason, "a path looks like $.body.rate");
                return false;
            }
            return true;
        });
    }
}
