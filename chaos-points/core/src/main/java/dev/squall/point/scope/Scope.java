package dev.squall.point.scope;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A name that callers are inside of or not. Two ways in:
 *
 * <ul>
 *   <li>a <b>thread tree</b>: {@code try (var in = scope.enter()) { ... }} takes in this thread and every thread, virtual
 *       or not, that is made below it meanwhile. A thread of a pool was made by whoever needed it first: hand it work
 *       by {@link #around(Runnable)} or a whole pool by {@link #around(Executor)}.
 *   <li>a <b>request</b>: {@link Surroundings#requestScope} says of which request, however its threads change.
 * </ul>
 *
 * @param name letters, digits, and {@code . _ : -}, at most 100
 */
public record Scope(String name) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:-]{1,100}");
    private static final AtomicLong NEXT = new AtomicLong(1);
    private static final InheritableThreadLocal<@Nullable Inside> HERE = new InheritableThreadLocal<>();

    public Scope {
        requireName(name);
    }

    public static Scope named(String name) {
        return new Scope(name);
    }

    /** One that no other caller of this process has. */
    public static Scope fresh() {
        return new Scope("scope-" + NEXT.getAndIncrement());
    }

    public static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a scope's name has letters, digits and . _ : - and is at most 100 long, not '" + name + "'");
        }
    }

    /** Takes the calling thread in until what it gives is closed, by the same thread. */
    public Entered enter() {
        Inside before = HERE.get();
        HERE.set(new Inside(name, before));
        return new Entered(before);
    }

    /** The same work, done inside, on whichever thread. */
    public Runnable around(Runnable work) {
        return () -> {
            try (var in = enter()) {
                work.run();
            }
        };
    }

    public <T> Callable<T> around(Callable<T> work) {
        return () -> {
            try (var in = enter()) {
                return work.call();
            }
        };
    }

    public Executor around(Executor pool) {
        return work -> pool.execute(around(work));
    }

    /** Whether the caller is inside the scope of that name. */
    public static boolean holds(String name) {
        for (Inside at = HERE.get(); at != null; at = at.outer) {
            if (at.name.equals(name)) {
                return true;
            }
        }
        return Surroundings.Known.requestScope().filter(name::equals).isPresent();
    }

    private record Inside(String name, @Nullable Inside outer) {}

    /** Ends with {@link #close}, which gives the thread back what it was inside of before. */
    public static final class Entered implements AutoCloseable {
        private final @Nullable Inside before;

        private Entered(@Nullable Inside before) {
            this.before = before;
        }

        @Override
        public void close() {
            if (before == null) {
                HERE.remove();
            } else {
                HERE.set(before);
            }
        }
    }
}
