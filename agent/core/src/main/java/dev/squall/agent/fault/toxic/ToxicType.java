package dev.squall.agent.fault.toxic;

import dev.squall.agent.call.Arguments;
import dev.squall.agent.call.Parameter;
import dev.squall.agent.call.Parameter.Kind;
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
    LATENCY(
            "latency",
            "delays data",
            Attribute.millis("latency", "how much"),
            Attribute.millis("jitter", "by which that is longer or shorter at most")),
    BANDWIDTH("bandwidth", "limits how much passes", Attribute.whole("rate", "KB/s", "how much at most")),
    SLOW_CLOSE("slow_close", "closes late", Attribute.millis("delay", "how much later")),
    TIMEOUT(
            "timeout",
            "lets nothing pass, and closes after a while",
            Attribute.millis("timeout", "how long that takes; 0: it is never closed")),
    RESET_PEER("reset_peer", "resets connections", Attribute.millis("timeout", "after how long; 0: at once")),
    SLICER(
            "slicer",
            "cuts data into small parts",
            Attribute.positive("average_size", "of a part"),
            Attribute.whole("size_variation", "bytes", "by which a part is larger or smaller at most"),
            new Attribute("delay", Unit.MICROS, "us", "between two parts")),
    LIMIT_DATA("limit_data", "closes when so much has passed", Attribute.whole("bytes", "bytes", "how much")),
    NOOP("noop", "changes nothing"),
    SLOW_OPEN("slow_open", "opens late", Attribute.millis("delay", "how much later")),
    LIMIT_TIME("limit_time", "closes after a while", Attribute.millis("time", "after how long")),
    PACKET_LOSS(
            "packet_loss",
            "loses data",
            Attribute.share("loss_rate", "how much of it, 0 to 1"),
            Attribute.share("correlation", "how much a loss depends on the one before, 0 to 1")),
    CORRUPT("corrupt", "changes bytes", Attribute.share("probability", "of a byte, 0 to 1"));

    /** How an attribute is written by an author, and what a server takes. */
    enum Unit {
        MILLIS,
        MICROS,
        WHOLE,
        POSITIVE,
        SHARE
    }

    /** @param serverUnit of the number that a server takes */
    record Attribute(String name, Unit unit, String serverUnit, String meaning) {
        static Attribute millis(String name, String meaning) {
            return new Attribute(name, Unit.MILLIS, "ms", meaning);
        }

        static Attribute whole(String name, String serverUnit, String meaning) {
            return new Attribute(name, Unit.WHOLE, serverUnit, meaning);
        }

        static Attribute positive(String name, String meaning) {
            return new Attribute(name, Unit.POSITIVE, "bytes", meaning);
        }

        static Attribute share(String name, String meaning) {
            return new Attribute(name, Unit.SHARE, "", meaning);
        }

        /** As an argument of its own; what is not said is nothing, as servers have it. */
        Parameter parameter() {
            return switch (unit) {
                case MILLIS, MICROS ->
                    Parameter.optional(name, Kind.DURATION, meaning).or(Json.of(0));
                case WHOLE ->
                    Parameter.optional(name, Kind.WHOLE, meaning).or(Json.of(0)).in(serverUnit);
                case POSITIVE -> Parameter.needed(name, Kind.WHOLE, meaning).in(serverUnit);
                case SHARE -> Parameter.optional(name, Kind.NUMBER, meaning);
            };
        }

        /** Empty when it is left to the server. */
        Optional<Json> read(Arguments arguments) {
            return switch (unit) {
                case MILLIS -> length(arguments).map(length -> Json.of(length.toMillis()));
                case MICROS -> length(arguments).map(length -> Json.of(length.toNanos() / 1000));
                case WHOLE -> arguments.whole(name, 0, Integer.MAX_VALUE).map(number -> Json.of((long) number));
                case POSITIVE -> arguments.whole(name, 1, Integer.MAX_VALUE).map(number -> Json.of((long) number));
                case SHARE -> ToxicArguments.share(arguments, name).map(Json::number);
            };
        }

        /** Nothing at all can be meant, as for a timeout that never closes. */
        private Optional<Duration> length(Arguments arguments) {
            boolean none = arguments.any(name).orElse(Json.NULL) instanceof Json.Number number
                    && number.value().signum() == 0;
            return none ? Optional.of(Duration.ZERO) : arguments.duration(name);
        }

        boolean takes(Json value) {
            if (!(value instanceof Json.Number given)) {
                return false;
            }
            BigDecimal number = given.value();
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
    private final String does;
    /** Made by {@code List.of}. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Attribute> attributes;

    ToxicType(String type, String does, Attribute... attributes) {
        this.type = type;
        this.does = does;
        this.attributes = List.of(attributes);
    }

    static Optional<ToxicType> of(String type) {
        return List.of(values()).stream().filter(each -> each.type.equals(type)).findFirst();
    }

    String type() {
        return type;
    }

    /** Of the connections of a proxy. */
    String does() {
        return does;
    }

    List<Parameter> parameters() {
        return attributes.stream().map(Attribute::parameter).toList();
    }

    /** Of the numbers that a server takes, by the attribute's name. */
    String serverUnit(String attribute) {
        return attributes.stream()
                .filter(each -> each.name().equals(attribute))
                .map(Attribute::serverUnit)
                .findFirst()
                .orElse("");
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
