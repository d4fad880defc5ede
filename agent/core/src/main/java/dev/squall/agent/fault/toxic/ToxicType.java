package dev.squall.agent.fault.toxic;

import dev.squall.agent.call.Arguments;
import dev.squall.model.json.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * The types of toxics and their attributes. A function named after a type takes its attributes as arguments: lengths of time with
 * their units, and sizes as whole numbers. Those after {@link #NOOP} are known to our server alone.
 */
enum ToxicType {
    LATENCY("latency", Attribute.millis("latency"), Attribute.millis("jitter")),
    BANDWIDTH("bandwidth", Attribute.whole("rate")),
    SLOW_CLOSE("slow_close", Attribute.millis("delay")),
    TIMEOUT("timeout", Attribute.millis("timeout")),
    RESET_PEER("reset_peer", Attribute.millis("timeout")),
    SLICER(
            "slicer",
            Attribute.positive("average_size"),
            Attribute.whole("size_variation"),
            new Attribute("delay", Unit.MICROS)),
    LIMIT_DATA("limit_data", Attribute.whole("bytes")),
    NOOP("noop"),
    SLOW_OPEN("slow_open", Attribute.millis("delay")),
    LIMIT_TIME("limit_time", Attribute.millis("time")),
    PACKET_LOSS("packet_loss", Attribute.share("loss_rate"), Attribute.share("correlation")),
    CORRUPT("corrupt", Attribute.share("probability"));

    /** How an attribute is written by an author, and what a server takes. */
    enum Unit {
        MILLIS,
        MICROS,
        WHOLE,
        POSITIVE,
        SHARE
    }

    record Attribute(String name, Unit unit) {
        static Attribute millis(String name) {
            return new Attribute(name, Unit.MILLIS);
        }

        static Attribute whole(String name) {
            return new Attribute(name, Unit.WHOLE);
        }

        static Attribute positive(String name) {
            return new Attribute(name, Unit.POSITIVE);
        }

        static Attribute share(String name) {
            return new Attribute(name, Unit.SHARE);
        }

        /** Empty when it is left to the server. */
        Optional<Json> read(Arguments arguments) {
            return switch (unit) {
                case MILLIS -> length(arguments).map(length -> Json.of(length.toMillis()));
                case MICROS -> length(arguments).map(length -> Json.of(length.toNanos() / 1000));
                case WHOLE -> arguments.whole(name, 0, Integer.MAX_VALUE).map(number -> Json.of((long) number));
                case POSITIVE -> {
                    Optional<Json> size =
                            arguments.whole(name, 1, Integer.MAX_VALUE).map(number -> Json.of((long) number));
                    if (arguments.any(name).isEmpty()) {
                        arguments.wrong(name, "is missing; it must be a whole number of bytes, 1 or more");
                    }
                    yield size;
                }
                case SHARE -> ToxicArguments.share(arguments, name).map(Json.Number::new);
            };
        }

        /** Nothing at all can be meant, as for a timeout that never closes. */
        private Optional<Duration> length(Arguments arguments) {
            boolean none = arguments.any(name).orElse(Json.NULL) instanceof Json.Number(BigDecimal number)
                    && number.signum() == 0;
            return none ? Optional.of(Duration.ZERO) : arguments.duration(name);
        }

        boolean takes(Json value) {
            if (!(value instanceof Json.Number(BigDecimal number))) {
                return false;
            }
            return switch (unit) {
                case SHARE -> number.signum() >= 0 && number.compareTo(BigDecimal.ONE) <= 0;
                case POSITIVE -> number.scale() == 0 && number.signum() > 0;
                case MILLIS, MICROS, WHOLE -> number.scale() == 0 && number.signum() >= 0;
            };
        }

        Optional<Json> absent() {
            return unit == Unit.SHARE || unit == Unit.POSITIVE ? Optional.empty() : Optional.of(Json.of(0));
        }
    }

    private final String type;
    /** Made by {@code List.of}. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Attribute> attributes;

    ToxicType(String type, Attribute... attributes) {
        this.type = type;
        this.attributes = List.of(attributes);
    }

    static Optional<ToxicType> of(String type) {
        return List.of(values()).stream().filter(each -> each.type.equals(type)).findFirst();
    }

    String type() {
        return type;
    }

    String func() {
        return type.replace('_', '-');
    }

    /** The attributes as arguments of their own; what is not said is nothing, as servers have it. */
    Json.Mapping read(Arguments arguments) {
        var read = new LinkedHashMap<String, Json>();
        for (Attribute each : attributes) {
            each.read(arguments).or(each::absent).ifPresent(value -> read.put(each.name(), value));
        }
        return new Json.Mapping(read);
    }

    /** The attributes in a server's own units, completed; what is wrong is kept by {@code arguments}. */
    Json.Mapping checked(Json.Mapping written, Arguments arguments) {
        var checked = new LinkedHashMap<String, Json>();
        for (Attribute each : attributes) {
            written.get(each.name()).or(each::absent).ifPresent(value -> checked.put(each.name(), value));
            if (!each.takes(checked.getOrDefault(each.name(), Json.of(1)))) {
                arguments.wrong(
                        "attributes",
                        "of " + type + " have a wrong '" + each.name() + "': it must be "
                                + switch (each.unit()) {
                                    case SHARE -> "a number from 0 to 1";
                                    case POSITIVE -> "a whole number above 0";
                                    case MILLIS, MICROS, WHOLE -> "a whole number, 0 or more";
                                });
            }
        }
        for (String name : written.members().keySet()) {
            if (attributes.stream().noneMatch(each -> each.name().equals(name))) {
                arguments.wrong("attributes", "of " + type + " have no '" + name + "'; they are " + names());
            }
        }
        return new Json.Mapping(checked);
    }

    private String names() {
        return attributes.isEmpty()
                ? "none"
                : String.join(", ", attributes.stream().map(Attribute::name).toList());
    }
}
