package dev.squall.point.arming;

import static java.util.Objects.requireNonNull;

import dev.squall.point.fault.Fault;
import java.util.regex.Pattern;

/**
 * That a fault be armed at a point.
 *
 * @param id     letters, digits, and {@code . _ : -}, at most 100; the same id twice is the same arming
 * @param point  letters, digits, and {@code . _ : / -}, at most 120
 * @param origin who asks
 */
public record Order(String id, String point, Fault fault, Origin origin) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,100}");
    private static final Pattern POINT = Pattern.compile("[A-Za-z0-9._:/-]{1,120}");

    /** Who asks for an arming. */
    public enum Origin {
        /** The application itself, or its test. */
        CODE,
        /** A file that was there when the application started. */
        CONFIGURATION,
        /** Somebody outside, such as an agent; ends with the endpoint at the latest. */
        ENDPOINT
    }

    public Order {
        requireNonNull(fault, "fault is null");
        requireNonNull(origin, "origin is null");
        requirePoint(point);
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "an arming's 'id' has letters, digits and . _ : - and is at most 100 long, not '" + id + "'");
        }
    }

    public static void requirePoint(String name) {
        if (!POINT.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a point's name has letters, digits and . _ : / - and is at most 120 long," + " not '" + name
                            + "'");
        }
    }
}
