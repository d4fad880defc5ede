package dev.squall.agent.call;

import dev.squall.agent.call.Parameter.Kind;
import dev.squall.model.experiment.Durations;
import dev.squall.model.json.Json;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a call's arguments one by one. What is wrong is kept, the first of it, and the reader goes on with a harmless
 * value; {@link #problem} is asked once at the end.
 *
 * <p>A function reads by its {@link Usage}: what is declared there is known, and its fallback counts when it is not written. Reading what
 * is not declared, or as something else, is a bug. Without a usage whatever is asked for is known.
 */
public final class Arguments {
    /** The highest number that a TCP port has. */
    public static final int LAST_PORT = 65_535;

    private static final String CONFIGURATION = "configuration";

    private final Json.Mapping written;
    private final Optional<Usage> usage;
    /** What has been asked for; without a usage alone. */
    private final Set<String> known = new LinkedHashSet<>();

    private @Nullable Rejection problem;

    /** Of a mapping inside arguments or a file. */
    public Arguments(Json.Mapping written) {
        this.written = written;
        this.usage = Optional.empty();
    }

    /** Of a call. */
    public Arguments(Json.Mapping written, Usage usage) {
        this.written = written;
        this.usage = Optional.of(usage);
        written.members().forEach((name, _) -> {
            if (usage.parameter(name).isEmpty() && !(usage.configured() && name.equals(CONFIGURATION))) {
                unknown(name, usage.names());
            }
        });
    }

    /** The value as it was written, or its fallback; empty when it is not there or nothing. */
    public Optional<Json> any(String name) {
        return read(name, Kind.ANY);
    }

    private Optional<Json> read(String name, Kind kind) {
        var value = written.get(name).filter(given -> !given.equals(Json.NULL));
        if (usage.isEmpty()) {
            known.add(name);
            return value;
        }
        var parameter = usage.get()
                .parameter(name)
                .orElseThrow(() -> new IllegalStateException("'" + name + "' is read and not declared"));
        if (kind != Kind.ANY && kind != parameter.kind()) {
            throw new IllegalStateException(
                    "'" + name + "' is read as " + kind + " and declared as " + parameter.kind());
        }
        if (value.isEmpty() && parameter.needed()) {
            wrong(name, "is missing; it must be " + parameter.kind().article());
        }
        return value.or(parameter::fallback);
    }

    /** A text that must be there and not blank. */
    public String text(String name) {
        Optional<String> text = optionalText(name);
        if (text.isEmpty()) {
            wrong(name, "is missing; it must be a text");
        }
        return text.orElse("");
    }

    public Optional<String> optionalText(String name) {
        return read(name, Kind.TEXT).flatMap(value -> {
            if (value instanceof Json.Text(String text) && !text.isBlank()) {
                return word(name, text);
            }
            wrong(name, "must be a text, not " + (value instanceof Json.Text ? "a blank one" : value.typeName()));
            return Optional.empty();
        });
    }

    private Optional<String> word(String name, String text) {
        List<String> words =
                usage.flatMap(all -> all.parameter(name)).map(Parameter::words).orElse(List.of());
        if (words.isEmpty() || words.contains(text)) {
            return Optional.of(text);
        }
        wrong(name, "must be " + String.join(" or ", words) + ", not '" + text + "'");
        return Optional.empty();
    }

    /**
     * A value of the configuration that a function reads which stands in for one of Chaos Toolkit's; a number as a text. A pattern
     * that is still there was replaced by nothing, so the author has not set it.
     */
    public Optional<String> configured(String name) {
        return (written.get(CONFIGURATION).orElse(Json.NULL) instanceof Json.Mapping values
                        ? values
                        : Json.Mapping.EMPTY)
                .get(name)
                .flatMap(value -> switch (value) {
                    case Json.Text(String text) -> Optional.of(text);
                    case Json.Number number -> Optional.of(number.value().toPlainString());
                    case Json.Null(), Json.Bool _, Json.Array _, Json.Mapping _ -> Optional.empty();
                })
                .filter(text -> !text.isBlank() && !text.startsWith("${"));
    }

    /** False when it is neither written nor has a fallback. */
    public boolean flag(String name) {
        return flag(name, false);
    }

    public boolean flag(String name, boolean absent) {
        Json value = read(name, Kind.FLAG).orElse(Json.of(absent));
        if (value instanceof Json.Bool(boolean flag)) {
            return flag;
        }
        wrong(name, "must be true or false, not " + value.typeName());
        return absent;
    }

    /** A whole number between these two, both included; also written as a text, as substitution may give one. */
    public Optional<Integer> whole(String name, int least, int most) {
        return read(name, Kind.WHOLE).flatMap(value -> {
            Optional<Integer> number = whole(value).filter(n -> n >= least && n <= most);
            if (number.isEmpty()) {
                wrong(name, "must be a whole number from " + least + " to " + most);
            }
            return number;
        });
    }

    private static Optional<Integer> whole(Json value) {
        try {
            return switch (value) {
                case Json.Number number ->
                    Optional.of(
                            number.whole().isPresent()
                                    ? Math.toIntExact(number.whole().getAsLong())
                                    : number.value().intValueExact());
                case Json.Text(String text) -> Optional.of(Integer.valueOf(text.strip()));
                case Json.Null(), Json.Bool _, Json.Array _, Json.Mapping _ -> Optional.empty();
            };
        } catch (ArithmeticException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** Seconds, or a text such as {@code 90ms} or {@code 1m30s}; above 0 and at most {@link Durations#LONGEST}. */
    public Duration duration(String name, Duration absent) {
        return duration(name).orElse(absent);
    }

    public Optional<Duration> duration(String name) {
        return read(name, Kind.DURATION).flatMap(value -> {
            Optional<Duration> length = Durations.of(value)
                    .filter(Duration::isPositive)
                    .filter(given -> given.compareTo(Durations.LONGEST) <= 0);
            if (length.isEmpty()) {
                wrong(name, "must be a number of seconds or a text like 90ms, above 0 and at most 7 days");
            }
            return length;
        });
    }

    public Json.Mapping mapping(String name) {
        Json value = read(name, Kind.MAPPING).orElse(Json.Mapping.EMPTY);
        if (value instanceof Json.Mapping mapping) {
            return mapping;
        }
        wrong(name, "must be a mapping, not " + value.typeName());
        return Json.Mapping.EMPTY;
    }

    /** Notes what is wrong, unless something was before. */
    public void wrong(String name, String remedy) {
        if (problem == null) {
            problem = Rejection.invalid(name, remedy);
        }
    }

    private void unknown(String name, Collection<String> known) {
        wrong(name, "is not known here; known are " + String.join(", ", known));
    }

    /** What is wrong first: one that is not known, or an argument's value. */
    public Optional<Rejection> problem() {
        if (problem == null && usage.isEmpty()) {
            for (String name : written.members().keySet()) {
                if (!known.contains(name)) {
                    unknown(name, known);
                }
            }
        }
        return Optional.ofNullable(problem);
    }
}
