package dev.squall.point.fault;

import static java.util.Objects.requireNonNull;

import dev.squall.point.scope.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is armed at a point: rules, of which the first that chooses a hit decides it alone, with a seed, a scope and an end.
 *
 * <pre>{@code
 * Fault.failing(0.5).with(IOException.class).seed(7)
 * Fault.delaying(Duration.ofSeconds(3)).first(2)
 * Fault.failing(0.1).otherwise(Fault.delaying(Duration.ofMillis(300)))
 * }</pre>
 *
 * <p>Values: each method gives a changed copy. {@link #rate}, {@link #everyNth}, {@link #first}, {@link #with}, {@link
 * #message} and {@link #jitter} change the last rule. What is out of its bounds is an {@link IllegalArgumentException}.
 *
 * @param rules  1 to {@value #MOST_RULES}, in the order in which they are asked
 * @param seed   the same seed makes the same decisions; drawn and told when it is armed, if there is none
 * @param scope  the name of the {@link Scope} outside which hits are neither counted nor chosen; everywhere when empty
 * @param expiry when it ends by itself, from its arming or its last renewal; above 0, at most {@link #LONGEST}
 */
public record Fault(List<Rule> rules, OptionalLong seed, Optional<String> scope, Duration expiry) {
    public static final int MOST_RULES = 4;
    public static final Duration LONGEST = Duration.ofDays(1);
    public static final Duration USUAL_EXPIRY = Duration.ofMinutes(5);

    public Fault {
        rules = List.copyOf(rules);
        requireNonNull(seed, "seed is null");
        scope.ifPresent(Scope::requireName);
        if (rules.isEmpty() || rules.size() > MOST_RULES) {
            throw new IllegalArgumentException("a fault has 1 to " + MOST_RULES + " rules, not " + rules.size());
        }
        if (expiry.isNegative() || expiry.isZero() || expiry.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("'expiry' must be above 0 and at most 1 day, not " + expiry);
        }
    }

    private static Fault of(Effect effect) {
        return new Fault(List.of(new Rule(When.ALWAYS, effect)), OptionalLong.empty(), Optional.empty(), USUAL_EXPIRY);
    }

    /** Every hit throws a {@link ChaosException}. */
    public static Fault failing() {
        return of(new Effect.Fail(Effect.Fail.USUAL, Optional.empty()));
    }

    /** @param rate the share of hits that fail, above 0 and at most 1 */
    public static Fault failing(double rate) {
        return failing().rate(rate);
    }

    /** @param latency how long every hit waits, above 0 and at most {@link Effect#LONGEST} */
    public static Fault delaying(Duration latency) {
        return of(new Effect.Delay(latency, Duration.ZERO));
    }

    public Fault rate(double rate) {
        return when(new When.Rate(rate));
    }

    /** Hits {@code n}, {@code 2n}, {@code 3n} ... */
    public Fault everyNth(int n) {
        return when(new When.Every(n));
    }

    /** Hits 1 to {@code n}. */
    public Fault first(int n) {
        return when(new When.First(n));
    }

    public Fault with(Class<? extends Exception> exception) {
        return with(exception.getName());
    }

    /** @param exception the full name of a class that the application has; it is looked up when the fault is armed */
    public Fault with(String exception) {
        return effect(new Effect.Fail(exception, failure().message()));
    }

    public Fault message(String message) {
        return effect(new Effect.Fail(failure().exception(), Optional.of(message)));
    }

    /** @param jitter how much longer or shorter than its latency a delay is at most */
    public Fault jitter(Duration jitter) {
        if (last().effect() instanceof Effect.Delay delay) {
            return effect(new Effect.Delay(delay.latency(), jitter));
        }
        throw new IllegalArgumentException("'jitter' is for a delay");
    }

    /** Rules for the hits that this one's rules let through; the rest of {@code other} is not taken. */
    public Fault otherwise(Fault other) {
        var both = new ArrayList<>(rules);
        both.addAll(other.rules);
        return new Fault(both, seed, scope, expiry);
    }

    public Fault seed(long value) {
        return new Fault(rules, OptionalLong.of(value), scope, expiry);
    }

    public Fault within(Scope inside) {
        return new Fault(rules, seed, Optional.of(inside.name()), expiry);
    }

    public Fault expiry(Duration length) {
        return new Fault(rules, seed, scope, length);
    }

    /** What is decided for a hit, by this number of the hit and this seed alone. */
    public Draw decide(String point, long hit, long with) {
        double value = Chance.draw(with, point, hit, 0);
        double left = value;
        for (Rule rule : rules) {
            if (rule.when().chooses(hit, left)) {
                return new Draw(hit, value, Optional.of(rule.effect()), length(rule.effect(), point, hit, with));
            }
            left = rule.when().left(left);
        }
        return new Draw(hit, value, Optional.empty(), Duration.ZERO);
    }

    private static Duration length(Effect effect, String point, long hit, long with) {
        if (!(effect instanceof Effect.Delay)) {
            return Duration.ZERO;
        }
        var delay = (Effect.Delay) effect;
        double shift = 2 * Chance.draw(with, point, hit, 1) - 1;
        return delay.latency().plusNanos((long) (shift * delay.jitter().toNanos()));
    }

    private Fault when(When when) {
        return last(new Rule(when, last().effect()));
    }

    private Fault effect(Effect effect) {
        return last(new Rule(last().when(), effect));
    }

    private Effect.Fail failure() {
        if (last().effect() instanceof Effect.Fail fail) {
            return fail;
        }
        throw new IllegalArgumentException("a delay throws nothing");
    }

    private Rule last() {
        return rules.get(rules.size() - 1);
    }

    private Fault last(Rule rule) {
        var changed = new ArrayList<>(rules);
        changed.set(rules.size() - 1, rule);
        return new Fault(changed, seed, scope, expiry);
    }
}
