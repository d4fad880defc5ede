package dev.squall.model.codec;

import dev.squall.model.experiment.Comparison;
import dev.squall.model.experiment.Guard.After;
import dev.squall.model.experiment.Guard.NoData;
import dev.squall.model.experiment.Guard.Relative;
import dev.squall.model.experiment.Guard.Trip;
import dev.squall.model.experiment.Guard.Trip.OutOf;
import dev.squall.model.grammar.GuardKeys;
import java.time.Duration;
import java.util.Optional;

/** Reads the blocks inside a guard. */
final class GuardParts {
    private GuardParts() {}

    static Optional<Comparison> comparison(Block fields, String key) {
        return fields.text(key).flatMap(text -> {
            var comparison = Comparison.parse(text);
            return comparison.isPresent()
                    ? comparison
                    : fields.wrong(
                            key,
                            fields.any(key).orElse(fields.source()),
                            "'" + text + "' is no comparison",
                            "write an operator and a number, such as \"> 0.05\"");
        });
    }

    static Optional<Relative> relative(Block guard) {
        return guard.mapping("relative-to").flatMap(fields -> {
            var baseline = fields.requiredText("baseline", "write before-run");
            var ratio = fields.number("max-ratio");
            if (ratio.isEmpty()) {
                fields.missing("max-ratio", "write a number such as 1.2");
            }
            fields.warnUnknown();
            return baseline.isPresent() && ratio.isPresent()
                    ? Optional.of(new Relative(baseline.get(), ratio.get().doubleValue()))
                    : Optional.empty();
        });
    }

    static Trip trip(Block guard) {
        return guard.mapping("trip")
                .flatMap(fields -> {
                    int consecutive = fields.integer("consecutive").orElse(1);
                    var of = outOf(fields);
                    var atOnce = comparison(fields, "at-once");
                    fields.warnUnknown();
                    return fields.build(() -> new Trip(consecutive, of, atOnce));
                })
                .orElse(Trip.FIRST);
    }

    /** {@code "3/5"}: three breaches among the last five samples. */
    private static Optional<OutOf> outOf(Block trip) {
        return trip.text("of").flatMap(text -> {
            int slash = text.indexOf('/');
            try {
                int breaches =
                        Integer.parseInt(text.substring(0, Math.max(slash, 0)).strip());
                int samples = Integer.parseInt(text.substring(slash + 1).strip());
                return trip.build(() -> new OutOf(breaches, samples));
            } catch (NumberFormatException _) {
                return trip.wrong(
                        "of", trip.any("of").orElse(trip.source()), "'" + text + "' is no m/n", "write \"3/5\"");
            }
        });
    }

    static Optional<NoData> noData(Block guard) {
        return guard.mapping("no-data").map(fields -> {
            var after = fields.duration("after").orElse(NoData.ABORT.after());
            var then = fields.word("do", GuardKeys.SILENCES).orElse(NoData.ABORT.then());
            fields.warnUnknown();
            return new NoData(after, then);
        });
    }

    static Optional<Duration> before(Block guard) {
        return guard.mapping("before").flatMap(fields -> {
            var hold = requiredDuration(fields, "hold");
            fields.warnUnknown();
            return hold;
        });
    }

    static Optional<After> after(Block guard) {
        return guard.mapping("after").flatMap(fields -> {
            var within = requiredDuration(fields, "within");
            var hold = fields.duration("hold").orElse(Duration.ZERO);
            fields.warnUnknown();
            return within.map(limit -> new After(limit, hold));
        });
    }

    private static Optional<Duration> requiredDuration(Block fields, String key) {
        if (fields.any(key).isEmpty()) {
            fields.missing(key, "write a duration such as 60s");
        }
        return fields.duration(key);
    }
}
