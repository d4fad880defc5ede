package dev.squall.cli.link;

import java.util.ArrayList;
import java.util.List;

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
}
