package dev.squall.cli;

import dev.squall.model.experiment.Durations;
import dev.squall.model.experiment.Experiment;
import dev.squall.model.experiment.Strategies;
import dev.squall.model.experiment.Strategies.HypothesisStrategy;
import dev.squall.model.experiment.Strategies.RollbackStrategy;
import dev.squall.model.journal.Leniency;
import dev.squall.model.journal.RunPolicy;
import dev.squall.model.journal.RunPolicy.Dry;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The options that say how a run decides: the experiment's own word wins over the defaults, the command line over both. */
record RunOptions(
        Optional<HypothesisStrategy> hypothesis,
        Optional<RollbackStrategy> rollbacks,
        Optional<Duration> frequency,
        boolean failFast,
        Dry dry,
        Optional<Duration> deadline,
        Optional<Long> seed,
        Set<Leniency> leniencies) {

    static final Option NO_VERIFY_TLS = Option.flag("--no-verify-tls", "take any certificate of the address of FILE");

    /** For a step that nothing limits. */
    private static final Duration AGES = Duration.ofDays(7);

    /** A word of Chaos Toolkit's that its users may have in their scripts. */
    private static final String MISSPELT = "continously";

    static final List<Option> OPTIONS = List.of(
            new Option(
                    "--hypothesis-strategy",
                    "WHEN",
                    "default, before-method-only, after-method-only, during-method-only, continuously or skip"),
            new Option("--hypothesis-frequency", "SECONDS", "pause between checks during the method; 1.0"),
            Option.flag("--fail-fast", "a check that fails during the method stops it"),
            new Option("--rollback-strategy", "WHEN", "default, always, never or deviated"),
            new Option("--dry", "WHAT", "leave out probes, actions, activities (both) or pause"),
            new Option(
                    "--lenient",
                    "WHAT",
                    "be less careful in one thing, as docs/migrating-from-chaos-toolkit.md names it"),
            new Option("--deadline", "DURATION", "of the whole run up to its rollbacks, such as 5m; none"),
            new Option("--seed", "NUMBER", "decides every random choice; drawn and shown when it is not given"));

    static RunOptions of(Arguments arguments) throws UsageError {
        return new RunOptions(
                word(arguments, "--hypothesis-strategy", HypothesisStrategy.values(), HypothesisStrategy::word),
                word(arguments, "--rollback-strategy", RollbackStrategy.values(), RollbackStrategy::word),
                seconds(arguments),
                arguments.has("--fail-fast"),
                word(arguments, "--dry", Dry.values(), dry -> dry.name().toLowerCase(Locale.ROOT))
                        .orElse(Dry.NONE),
                deadline(arguments),
                seed(arguments),
                leniencies(arguments));
    }

    private static Set<Leniency> leniencies(Arguments arguments) throws UsageError {
        var all = new TreeSet<Leniency>();
        for (var word : arguments.all("--lenient")) {
            all.add(Leniency.of(word)
                    .orElseThrow(() -> new UsageError("--lenient is '" + word + "' and must be one of "
                            + Arrays.stream(Leniency.values())
                                    .map(Leniency::word)
                                    .collect(Collectors.joining(", ")))));
        }
        return all;
    }

    private static <T> Optional<T> word(Arguments arguments, String option, T[] values, Function<T, String> word)
            throws UsageError {
        var given = arguments.last(option).map(text -> text.equals(MISSPELT) ? "continuously" : text);
        if (given.isEmpty()) {
            return Optional.empty();
        }
        var known = new StringBuilder();
        for (var value : values) {
            if (word.apply(value).equals(given.get())) {
                return Optional.of(value);
            }
            known.append(known.isEmpty() ? "" : ", ").append(word.apply(value));
        }
        throw new UsageError(option + " is '" + given.get() + "' and must be one of " + known);
    }

    private static Optional<Duration> seconds(Arguments arguments) throws UsageError {
        var given = arguments.last("--hypothesis-frequency");
        if (given.isEmpty()) {
            return Optional.empty();
        }
        try {
            var frequency = Duration.ofMillis(
                    new BigDecimal(given.get().strip()).movePointRight(3).longValue());
            if (frequency.isPositive() && frequency.compareTo(Duration.ofDays(1)) <= 0) {
                return Optional.of(frequency);
            }
        } catch (NumberFormatException | ArithmeticException _) {
            // Said below, as for a number out of range.
        }
        throw new UsageError("--hypothesis-frequency is '" + given.get() + "' and must be seconds from 0.001 to a day");
    }

    private static Optional<Duration> deadline(Arguments arguments) throws UsageError {
        var given = arguments.last("--deadline");
        if (given.isEmpty()) {
            return Optional.empty();
        }
        var deadline = Durations.parse(given.get()).filter(Duration::isPositive);
        if (deadline.isEmpty()) {
            throw new UsageError("--deadline is '" + given.get() + "' and must be a duration such as 90s or 5m");
        }
        return deadline;
    }

    private static Optional<Long> seed(Arguments arguments) throws UsageError {
        var given = arguments.last("--seed");
        try {
            return given.map(Long::valueOf);
        } catch (NumberFormatException _) {
            throw new UsageError("--seed is '" + given.orElse("") + "' and must be a whole number");
        }
    }

    /** The command line wins over the experiment, and the experiment over the settings. */
    RunPolicy policy(Experiment experiment, Mode mode, ToolSettings settings) {
        var written = experiment.strategies();
        var fallback = fallback(experiment, mode, settings);
        var policy = RunPolicy.SAFE
                .withHypothesis(hypothesis
                        .or(written::hypothesis)
                        .or(fallback::hypothesis)
                        .orElse(HypothesisStrategy.DEFAULT))
                .withRollbacks(
                        rollbacks.or(written::rollbacks).or(fallback::rollbacks).orElse(RollbackStrategy.DEFAULT))
                .withFrequency(frequency.orElse(RunPolicy.SAFE.frequency()), failFast)
                .withLeniencies(mode.allowing(leniencies).leniencies())
                .withDry(dry);
        var limited = mode.toTheLetter() ? policy.withLimits(policy.limits().withStepTimeout(AGES)) : policy;
        return deadline.map(limited::withDeadline).orElse(limited);
    }

    /** To the letter, a runtime block takes both of the settings' strategies away. */
    private static Strategies fallback(Experiment experiment, Mode mode, ToolSettings settings) {
        boolean reset = mode.toTheLetter() && experiment.source().get("runtime").isPresent();
        return reset ? Strategies.UNSAID : settings.strategies();
    }
}
