package dev.squall.model.experiment;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** A typed comparison such as {@code > 0.05}: an operator and a number, not a script. */
public record Comparison(Operator operator, BigDecimal threshold) {
    private static final Pattern WRITTEN =
            Pattern.compile("\\s*(>=|<=|==|!=|>|<)\\s*([-+]?[0-9.]+(?:[eE][-+]?[0-9]{1,3})?)\\s*");

    public enum Operator {
        ABOVE(">"),
        AT_LEAST(">="),
        BELOW("<"),
        AT_MOST("<="),
        EQUAL("=="),
        NOT_EQUAL("!=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }
    }

    public Comparison {
        requireNonNull(operator, "operator is null");
        requireNonNull(threshold, "threshold is null");
    }

    /** Reads {@code "> 0.05"}; empty when the text is no comparison. */
    public static Optional<Comparison> parse(String text) {
        var match = WRITTEN.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        try {
            var threshold = new BigDecimal(match.group(2));
            for (var operator : Operator.values()) {
                if (operator.sign.equals(match.group(1))) {
                    return Optional.of(new Comparison(operator, threshold));
                }
            }
            return Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    public boolean holds(BigDecimal sample) {
        int order = sample.compareTo(threshold);
        return switch (operator) {
            case ABOVE -> order > 0;
            case AT_LEAST -> order >= 0;
            case BELOW -> order < 0;
            case AT_MOST -> order <= 0;
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
        };
    }

    @Override
    public String toString() {
        return operator.sign + " " + threshold.toPlainString();
    }
}
