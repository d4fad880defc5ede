package dev.squall.point.arming;

import dev.squall.point.fault.Effect;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which exceptions may be thrown. Code that arms its own points may throw any {@link Exception}; who asks from outside only
 * what is on the list: those of the JDK and of Jakarta, and whatever patterns the application's owner adds, which is also
 * the only way to an {@link Error}. A class is looked up and not initialised.
 *
 * @param more full names; a {@code *} at the end stands for any rest
 */
public record ExceptionTypes(List<String> more) {
    private static final List<String> USUAL = List.of("java.*", "javax.*", "jakarta.*", Effect.Fail.USUAL);

    public ExceptionTypes {
        more = List.copyOf(more);
        for (String pattern : more) {
            if (pattern.isBlank() || pattern.indexOf('*') >= 0 && pattern.indexOf('*') < pattern.length() - 1) {
                throw new IllegalArgumentException(
                        "an exception's pattern is a full name, or the beginning of one with *" + " behind it, not '"
                                + pattern + "'");
            }
        }
    }

    /** How they are made, or why not. */
    sealed interface Found {
        record Raised(Raising by) implements Found {}

        record Wrong(String detail) implements Found {}
    }

    Found find(String name, @Nullable ClassLoader loader, Order.Origin origin) {
        boolean listed = listed(more, name);
        if (origin != Order.Origin.CODE && !listed && !listed(USUAL, name)) {
            return new Found.Wrong("'" + name + "' is not among the exceptions that may be thrown here");
        }
        Optional<Class<?>> type = load(name, loader);
        if (type.isEmpty()) {
            return new Found.Wrong("there is no class '" + name + "' here");
        }
        Class<? extends Throwable> required = listed ? Throwable.class : Exception.class;
        if (!required.isAssignableFrom(type.get())) {
            return new Found.Wrong("'" + name + "' is no " + required.getSimpleName());
        }
        return Raising.of(type.get().asSubclass(Throwable.class))
                .<Found>map(Found.Raised::new)
                .orElseGet(() -> new Found.Wrong(
                        "'" + name + "' has no public constructor with a text, or with nothing at all"));
    }

    private static boolean listed(List<String> patterns, String name) {
        return patterns.stream()
                .anyMatch(pattern -> pattern.endsWith("*")
                        ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                        : name.equals(pattern));
    }

    /** By the application's own loader, where the point told of one, else by this library's. */
    private static Optional<Class<?>> load(String name, @Nullable ClassLoader loader) {
        for (ClassLoader each : new ClassLoader[] {loader, ExceptionTypes.class.getClassLoader()}) {
            try {
                if (each != null) {
                    return Optional.of(Class.forName(name, false, each));
                }
            } catch (ClassNotFoundException | LinkageError e) {
                continue;
            }
        }
        return Optional.empty();
    }
}
