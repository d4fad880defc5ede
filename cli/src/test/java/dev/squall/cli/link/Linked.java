package dev.squall.cli.link;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** What {@link LinkerTest} links: the forms that are replaced, and their edges. */
final class Linked {
    private Linked() {}

    sealed interface Shape {}

    record Circle(int radius) implements Shape {}

    record Box(Shape inside, String label) implements Shape {}

    record Named(String name, Object thing) implements Shape {}

    record All(boolean z, byte b, char c, short s, int i, long l, float f, double d, String text, List<String> list) {}

    static List<String> choices() {
        var all = new ArrayList<String>();
        for (Shape shape : new Shape[] {
            new Circle(1), new Circle(-1), new Box(new Circle(2), "x"), new Box(null, "y"), new Named("a", 3), null
        }) {
            all.add(choice(shape));
        }
        all.add(word("one"));
        all.add(word("two"));
        all.add(word("none"));
        return all;
    }

    /** With guards, so that a choice goes on behind a label that matched; with null. */
    private static String choice(Shape shape) {
        return switch (shape) {
            case null -> "null";
            case Circle(int radius) when radius < 0 -> "negative";
            case Circle circle -> "circle " + circle.radius();
            case Box(Circle(int radius), String label) -> "box of " + radius + label;
            case Box box -> "box " + box.label();
            case Named named -> named.name();
        };
    }

    private static String word(Object word) {
        return switch (word) {
            case String text when text.equals("one") -> "1";
            case String text when text.length() == 3 -> "short";
            case String text -> text;
            default -> "other";
        };
    }

    @SuppressWarnings({"EqualsNull", "SelfEquals", "EqualsIncompatibleType"}) // what records answer is the question
    static List<Object> equalities() {
        var one = new All(true, (byte) 1, 'c', (short) 2, 3, 4L, 5.5f, Double.NaN, "t", List.of("u"));
        var same = new All(true, (byte) 1, 'c', (short) 2, 3, 4L, 5.5f, Double.NaN, "t", List.of("u"));
        var other = new All(true, (byte) 1, 'c', (short) 2, 3, 5L, 5.5f, Double.NaN, "t", List.of("u"));
        var zero = new All(false, (byte) 0, 'c', (short) 0, 0, 0L, 0.0f, -0.0, null, null);
        var zeroes = new All(false, (byte) 0, 'c', (short) 0, 0, 0L, 0.0f, 0.0, null, null);
        return List.of(
                one.equals(same),
                one.equals(other),
                one.equals(null),
                one.equals("x"),
                zero.equals(zeroes),
                zero.equals(zero),
                one.hashCode(),
                zero.hashCode(),
                new Box(null, "l").hashCode(),
                new Circle(7).equals(new Circle(7)));
    }

    interface Greeter {
        String greet(String name);

        private String twice(String name) {
            return greet(greet(name));
        }

        default Supplier<String> later(String name) {
            return () -> twice(name);
        }

        static Greeter polite(String word) {
            return name -> word + " " + name;
        }
    }

    static final class Counter {
        private int count;

        private int next(int step) {
            count += step;
            return count;
        }

        IntUnaryOperator bound() {
            return this::next;
        }

        Supplier<Counter> same() {
            return () -> {
                next(100);
                return this;
            };
        }
    }

    /** What is captured, converted, made, or bound; each form of a lambda and of a method reference. */
    static List<Object> lambdas() {
        var counter = new Counter();
        long wide = 1L << 40;
        double fraction = 0.5;
        Supplier<Object> captures = () -> wide + fraction + counter.next(1);
        Function<Integer, Circle> made = Circle::new;
        Function<String, Integer> length = String::length;
        ToIntFunction<Integer> unboxed = Integer::intValue;
        BiFunction<Integer, Integer, Integer> boxed = Math::addExact;
        BinaryOperator<String> joined = String::concat;
        IntFunction<int[]> array = int[]::new;
        Comparator<Box> ordered = Comparator.comparing(Box::label);
        Runnable nothing = () -> {};
        Runnable dropped = () -> counter.next(5);
        Callable<Long> widened = () -> wide;
        Predicate<Object> instance = Circle.class::isInstance;
        Supplier<List<String>> list = ArrayList::new;
        ToLongFunction<String> number = String::length;
        Function<Object, String> text = String::valueOf;
        Runnable both = (Runnable & Serializable) () -> counter.next(7);
        nothing.run();
        dropped.run();
        both.run();
        try {
            return List.of(
                    captures.get(),
                    made.apply(3),
                    length.apply("four"),
                    unboxed.applyAsInt(4),
                    boxed.apply(2, 3),
                    joined.apply("a", "b"),
                    array.apply(2).length,
                    ordered.compare(new Box(null, "a"), new Box(null, "b")),
                    widened.call(),
                    instance.test(new Circle(1)),
                    list.get(),
                    number.applyAsLong("nine"),
                    text.apply('c'),
                    both instanceof Serializable,
                    Greeter.polite("dear").later("x").get(),
                    counter.bound().applyAsInt(2),
                    counter.same().get().count,
                    Stream.of(new Circle(2), new Circle(1))
                            .map(Circle::radius)
                            .sorted()
                            .toList());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Components, also of nothing. */
    static List<Object> components() {
        var box = new Box(new Circle(1), "l");
        var all = new All(true, (byte) 1, 'c', (short) 2, 3, 4L, 5.5f, 6.5, "t", List.of("u"));
        return List.of(
                box.inside() instanceof Circle circle ? circle.radius() : -1,
                all.z(),
                all.b() + all.c() + all.s() + all.i() + all.l() + all.f() + all.d(),
                all.text() + all.list(),
                ofNothing());
    }

    private static String ofNothing() {
        try {
            var boxes = new Box[1];
            return boxes[0].label();
        } catch (NullPointerException e) {
            return "none";
        }
    }

    /** What every object can do, asked of it as something else. */
    static List<Object> objects() {
        Shape shape = new Circle(1);
        CharSequence text = "text";
        return List.of(
                shape.equals(new Circle(1)),
                shape.hashCode(),
                shape.toString(),
                shape.getClass().getSimpleName(),
                text.toString(),
                text.equals("text"));
    }

    static class Bounds {
        static final BigInteger MOST = BigInteger.valueOf(7);
        static final BigDecimal LIMIT = new BigDecimal(MOST);
        static final BigDecimal OTHER = new BigDecimal("1.5");
    }

    static final class Inherited extends Bounds {
        static BigDecimal twice() {
            return LIMIT.add(LIMIT);
        }
    }

    /** Constants of numbers, by their own class's name and by one that has inherited them. */
    static List<Object> decimals() {
        return List.of(Bounds.MOST, Bounds.LIMIT, Bounds.OTHER, Inherited.twice());
    }
}
