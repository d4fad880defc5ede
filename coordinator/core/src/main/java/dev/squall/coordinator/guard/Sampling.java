package dev.squall.coordinator.guard;

import dev.squall.model.experiment.Comparison;
import dev.squall.model.experiment.Guard;
import dev.squall.model.json.Json;
import dev.squall.model.message.Report;
import dev.squall.model.tolerance.Judgement;
import dev.squall.model.tolerance.Verdict;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns the answer of a guard's probe into a sample: quiet, a breach, or no usable value. */
public record Sampling(Judgement judgement, Optional<BigDecimal> value) {
    public static Sampling of(Guard guard, Report.Answer answer, Instant now) {
        return switch (answer) {
            case Report.Succeeded(var _, var _, var _, var _, Json output, Instant started, var _) -> {
                boolean stale = guard.maxSampleAge()
                        .filter(age -> Duration.between(started, now).compareTo(age) > 0)
                        .isPresent();
                yield stale
                        ? noData("the sample is older than "
                                + guard.maxSampleAge().orElseThrow())
                        : ofOutput(guard, output);
            }
            case Report.Failed failed -> noData(failed.error());
            case Report.Refused refused -> noData("refused: " + refused.detail());
            case Report.Unknown unknown -> noData(unknown.detail());
            case Report.Injected _ -> noData("the source injects a fault and gives no value");
        };
    }

    private static Sampling noData(String reason) {
        return new Sampling(Judgement.unknown(reason), Optional.empty());
    }

    private static Sampling ofOutput(Guard guard, Json output) {
        var values =
                numbers(guard.target().map(path -> Paths.find(path, output)).orElse(List.of(output)));
        if (values.isEmpty()) {
            return noData("no number in the output, which is " + output.typeName());
        }
        var value = reduce(guard, values);
        boolean breach = guard.abortWhen().holds(value);
        var judgement = new Judgement(
                breach ? Verdict.DEVIATED : Verdict.HELD,
                "value " + value.toPlainString() + (breach ? " is " : " is not ") + guard.abortWhen());
        return new Sampling(judgement, Optional.of(value));
    }

    private static List<BigDecimal> numbers(List<Json> found) {
        var values = new ArrayList<BigDecimal>();
        for (var json : found) {
            switch (json) {
                case Json.Number number -> values.add(number.value());
                case Json.Text(String text) -> number(text).ifPresent(values::add);
                case Json.Array(List<Json> items) -> values.addAll(numbers(items));
                case Json.Null _, Json.Bool _, Json.Mapping _ -> {}
            }
        }
        return values;
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return text.length() > 100 ? Optional.empty() : Optional.of(new BigDecimal(text.strip()));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static BigDecimal reduce(Guard guard, List<BigDecimal> values) {
        return switch (guard.reduce()) {
            case FIRST -> values.getFirst();
            case MAX -> values.stream().reduce(BigDecimal::max).orElseThrow();
            case MIN -> values.stream().reduce(BigDecimal::min).orElseThrow();
            case SUM -> values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            case AVG ->
                values.stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL64);
            case ANY -> pick(guard, values, true);
            case ALL -> pick(guard, values, false);
        };
    }

    /**
     * ANY and ALL pick the value that decides: one that breaches if any does, one that does not if all must. Among those
     * that would do, it is one that warns, or does not.
     */
    private static BigDecimal pick(Guard guard, List<BigDecimal> values, boolean reached) {
        var deciding = those(values, guard.abortWhen(), reached);
        return guard.warnWhen()
                .map(limit -> those(deciding, limit, reached))
                .orElse(deciding)
                .getFirst();
    }

    /** All of them when there are none of that kind. */
    private static List<BigDecimal> those(List<BigDecimal> values, Comparison limit, boolean reached) {
        var some =
                values.stream().filter(value -> limit.holds(value) == reached).toList();
        return some.isEmpty() ? values : some;
    }
}
