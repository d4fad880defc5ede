package dev.squall.agent.point;

import dev.squall.agent.call.Arguments;
import dev.squall.agent.call.Parameter;
import dev.squall.agent.call.Parameter.Kind;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The arguments that everything about a chaos point takes: {@code url} (see {@link PointAddress}), {@code secret} (the token
 * that the application was given, or a secret's name), and {@code point}, the point's name.
 */
public record PointAccess(PointAddress at, String token, String point) {
    public static final List<Parameter> PARAMETERS = List.of(
            Parameter.needed("url", Kind.TEXT, "where the application's points listen, such as http://127.0.0.1:7070"),
            Parameter.needed("secret", Kind.TEXT, "the token that the application was given, or a secret's name"),
            Parameter.needed("point", Kind.TEXT, "the point's name"));

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:/-]{1,120}");
    private static final Pattern TOKEN = Pattern.compile("[!-~]([ -~]*[!-~])?");

    /** What is wrong is kept by {@code arguments}. */
    public static PointAccess read(Arguments arguments) {
        PointAddress at = PointAddress.read(arguments);
        String token = arguments.text("secret");
        String point = arguments.text("point");
        if (!token.isEmpty() && !TOKEN.matcher(token).matches()) {
            arguments.wrong("secret", "must be one line of plain characters");
        }
        if (!point.isEmpty() && !NAME.matcher(point).matches()) {
            arguments.wrong("point", "must have letters, digits and . _ : / - and be at most 120 long");
        }
        return new PointAccess(at, token, point);
    }

    @Override
    public String toString() {
        return point + " at " + at;
    }
}
