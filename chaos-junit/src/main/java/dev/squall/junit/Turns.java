package dev.squall.junit;

import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Whose turn it is with something that only one test may use at a time. A second one is refused before it does anything, so that
 * what the first one broke is neither taken away under its hands nor held against somebody else. It does not wait: JUnit may run a
 * test on a thread that waits within another, and two of those would wait for each other for ever.
 */
final class Turns {
    private static final Turns ALL = new Turns();

    private final Map<Object, Turn> byThing = new WeakHashMap<>();

    private Turns() {}

    /**
     * @param running the id of the test, or class, that has it; none in between
     * @param name    of the test that has it, or had it last; empty before the first
     */
    private record Turn(@Nullable String running, String name) {
        private static final Turn NOBODYS = new Turn(null, "");

        boolean isFreeFor(ExtensionContext context) {
            return running == null || running.equals(context.getUniqueId());
        }
    }

    /**
     * Begins the turn of a test.
     *
     * @param thing  what it is about
     * @param remedy what is to be done when another test has it
     * @return the name of the test that had it before; empty for the first
     */
    static String begin(Object thing, ExtensionContext test, String remedy) {
        synchronized (ALL) {
            Turn last = ALL.turn(thing);
            if (!last.isFreeFor(test)) {
                throw new ExtensionConfigurationException(
                        last.name() + " and " + Leak.name(test) + " run side by side, and " + remedy);
            }
            ALL.byThing.put(thing, new Turn(test.getUniqueId(), Leak.name(test)));
            return last.name();
        }
    }

    /** Begins a turn between two tests, unless a test has it. */
    static boolean between(Object thing, ExtensionContext type) {
        synchronized (ALL) {
            Turn last = ALL.turn(thing);
            if (last.isFreeFor(type)) {
                ALL.byThing.put(thing, new Turn(type.getUniqueId(), last.name()));
            }
            return last.isFreeFor(type);
        }
    }

    static boolean has(Object thing, ExtensionContext context) {
        synchronized (ALL) {
            return context.getUniqueId().equals(ALL.turn(thing).running());
        }
    }

    /** Nothing happens when another test has it. */
    static void end(Object thing, ExtensionContext context) {
        synchronized (ALL) {
            if (has(thing, context)) {
                ALL.byThing.put(thing, new Turn(null, ALL.turn(thing).name()));
            }
        }
    }

    private Turn turn(Object thing) {
        return byThing.getOrDefault(thing, Turn.NOBODYS);
    }
}
