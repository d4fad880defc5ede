package dev.squall.point;

import dev.squall.point.arming.ExceptionTypes;
import dev.squall.point.arming.Limits;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * How the application's owner has configured its chaos points: system properties, and for each the environment variable of
 * the same name in capitals ({@code squall.chaos-points.port} is {@code SQUALL_CHAOS_POINTS_PORT}), which counts less.
 *
 * @param off        {@code squall.chaos-points=off}: nothing is ever armed, by whomever
 * @param port       {@code .port}: where the endpoint listens on the loopback interface, 0 for any that is free; without it
 *                   there is none
 * @param token      {@code .token}, or {@code .token-file}: what the endpoint asks for, at least 16 characters
 * @param exceptions {@code .exceptions}: which may be thrown besides those of the JDK when somebody outside asks
 * @param sleepers   {@code .sleepers}: how many hits may wait at once, 0 to 100,000
 * @param file       {@code .file}: faults to begin with
 */
record Settings(
        boolean off,
        Optional<Integer> port,
        Optional<String> token,
        Optional<Path> tokenFile,
        ExceptionTypes exceptions,
        int sleepers,
        Optional<Path> file) {
    static final String ROOT = "squall.chaos-points";

    private static final int MOST_SLEEPERS = 100_000;
    private static final int LAST_PORT = 65_535;

    /**
     * @param configured what a name is set to; empty when it is not set
     * @throws IllegalArgumentException that names what is wrong
     */
    static Settings of(Function<String, Optional<String>> configured) {
        return new Settings(
                off(configured.apply(ROOT)),
                number(configured, ".port", LAST_PORT),
                configured.apply(ROOT + ".token"),
                configured.apply(ROOT + ".token-file").map(Path::of),
                new ExceptionTypes(list(configured.apply(ROOT + ".exceptions"))),
                number(configured, ".sleepers", MOST_SLEEPERS).orElse(Limits.USUAL.sleepers()),
                configured.apply(ROOT + ".file").map(Path::of));
    }

    /** The name of the environment variable that stands for a property. */
    static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private static boolean off(Optional<String> written) {
        String word = written.orElse("on");
        if (!List.of("on", "off").contains(word)) {
            throw new IllegalArgumentException(ROOT + " must be on or off, not '" + word + "'");
        }
        return word.equals("off");
    }

    private static Optional<Integer> number(Function<String, Optional<String>> configured, String name, int most) {
        return configured.apply(ROOT + name).map(text -> {
            if (!text.matches("\\d{1,9}") || Integer.parseInt(text) > most) {
                throw new IllegalArgumentException(
                        ROOT + name + " must be a number from 0 to " + most + ", not '" + text + "'");
            }
            return Integer.valueOf(text);
        });
    }

    private static List<String> list(Optional<String> written) {
        return Arrays.stream(written.orElse("").split(",", -1))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }
}
