package dev.squall.agent.fault.toxic;

import dev.squall.agent.call.Arguments;
import dev.squall.agent.call.Parameter;
import dev.squall.agent.call.Parameter.Kind;
import dev.squall.agent.call.Usage;
import dev.squall.agent.toxiproxy.Toxic;
import dev.squall.agent.toxiproxy.ToxiproxyAddress;
import dev.squall.model.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads which toxics are wanted on which proxy. Arguments of all: {@code url} (see {@link ToxiproxyAddress}) and {@code proxy}; of
 * each toxic {@code stream} (downstream unless given), {@code toxicity} (1) and {@code name} (one that nobody else has). A function
 * named after a type takes the type's attributes beside them, {@code toxic} takes {@code type} and {@code attributes}, and
 * {@code toxics} a list {@code toxics} of such.
 */
final class ToxicArguments {
    static final Parameter STREAM = Parameter.optional(
                    "stream", Kind.TEXT, "to the client, to the server, or both, which only our server can")
            .oneOf("downstream", "upstream", "both")
            .or(Json.of("downstream"));
    static final Parameter TOXICITY = Parameter.optional("toxicity", Kind.NUMBER, "the share of connections, 0 to 1")
            .or(Json.of(1));
    private static final Parameter PROXY = Parameter.needed("proxy", Kind.TEXT, "the proxy's name");
    private static final List<Parameter> OF_EACH = List.of(
            Parameter.optional("name", Kind.TEXT, "of the toxic; one that nobody else has unless given"),
            STREAM,
            TOXICITY);
    private static final Usage ONE = Usage.of(
                    "a toxic of any type",
                    Parameter.needed("type", Kind.TEXT, "the toxic's type, as the server names it"),
                    Parameter.optional("attributes", Kind.MAPPING, "in the server's own units")
                            .or(Json.Mapping.EMPTY))
            .and(OF_EACH);
    private static final int MOST_TOXICS = 100;

    static final Usage ANY = Usage.of("puts a toxic of any type on a proxy", ToxiproxyAddress.PARAMETER, PROXY)
            .and(ONE.parameters())
            .withConfiguration();
    static final Usage SEVERAL = Usage.of(
                    "puts several toxics on a proxy at once",
                    ToxiproxyAddress.PARAMETER,
                    PROXY,
                    Parameter.needed(
                            "toxics",
                            Kind.LIST,
                            "1 to " + MOST_TOXICS + " of {type, attributes, name, stream, toxicity}"))
            .withConfiguration();

    static Usage of(ToxicType type) {
        return Usage.of(type.does(), ToxiproxyAddress.PARAMETER, PROXY)
                .and(type.parameters())
                .and(OF_EACH)
                .withConfiguration();
    }

    private ToxicArguments() {}

    /**
     * @param toxics   in the order in which data passes them
     * @param replaces whether a toxic that has the name already is changed until the end, or is in the way
     */
    record Wanted(ToxiproxyAddress at, String proxy, List<Toxic> toxics, boolean replaces) {
        Wanted {
            toxics = List.copyOf(toxics);
        }
    }

    /** @param fallback begins the names of toxics that are given none */
    static Wanted ofType(ToxicType type, Arguments arguments, String fallback) {
        ToxiproxyAddress at = ToxiproxyAddress.read(arguments);
        String proxy = arguments.text("proxy");
        Json.Mapping attributes = type.read(arguments);
        return new Wanted(at, proxy, List.of(toxic(type.type(), attributes, arguments, fallback)), true);
    }

    static Wanted ofAny(Arguments arguments, String fallback) {
        ToxiproxyAddress at = ToxiproxyAddress.read(arguments);
        return new Wanted(at, arguments.text("proxy"), List.of(any(arguments, fallback)), true);
    }

    static Wanted ofSeveral(Arguments arguments, String fallback) {
        ToxiproxyAddress at = ToxiproxyAddress.read(arguments);
        String proxy = arguments.text("proxy");
        var toxics = new ArrayList<Toxic>();
        Json written = arguments.any("toxics").orElse(Json.NULL);
        if (!(written instanceof Json.Array(List<Json> items)) || items.isEmpty() || items.size() > MOST_TOXICS) {
            arguments.wrong("toxics", "must be a list of 1 to " + MOST_TOXICS + " toxics, each {type, attributes}");
            return new Wanted(at, proxy, List.of(), true);
        }
        for (Json item : items) {
            String place = "toxics[" + toxics.size() + "]";
            var one = new Arguments(item instanceof Json.Mapping mapping ? mapping : Json.Mapping.EMPTY, ONE);
            toxics.add(any(one, fallback + "-" + toxics.size()));
            one.problem().ifPresent(problem -> arguments.wrong(place, "is wrong: " + problem.detail()));
        }
        if (toxics.stream().map(Toxic::name).distinct().count() < toxics.size()) {
            arguments.wrong("toxics", "must have different names");
        }
        return new Wanted(at, proxy, toxics, true);
    }

    private static Toxic any(Arguments arguments, String fallback) {
        String type = arguments.text("type");
        Json.Mapping attributes = arguments.mapping("attributes");
        return toxic(type, checked(type, attributes, arguments), arguments, fallback);
    }

    /** A type that is not known here is left to the server. */
    static Json.Mapping checked(String type, Json.Mapping attributes, Arguments arguments) {
        return ToxicType.of(type)
                .map(known -> known.checked(attributes, arguments))
                .orElse(attributes);
    }

    private static Toxic toxic(String type, Json.Mapping attributes, Arguments arguments, String fallback) {
        String name = arguments.optionalText("name").orElse(fallback);
        return new Toxic(name, type, stream(arguments), toxicity(arguments), attributes);
    }

    static String stream(Arguments arguments) {
        return arguments.optionalText("stream").orElse("downstream");
    }

    static BigDecimal toxicity(Arguments arguments) {
        return share(arguments, "toxicity").orElse(BigDecimal.ONE);
    }

    static Optional<BigDecimal> share(Arguments arguments, String name) {
        return arguments.any(name).flatMap(value -> {
            Optional<BigDecimal> number =
                    number(value).filter(share -> share.signum() >= 0 && share.compareTo(BigDecimal.ONE) <= 0);
            if (number.isEmpty()) {
                arguments.wrong(name, "must be a number from 0 to 1");
            }
            return number;
        });
    }

    /** Also one in a text, as substitution may give it. */
    private static Optional<BigDecimal> number(Json value) {
        try {
            return switch (value) {
                case Json.Number number -> Optional.of(number.value());
                case Json.Text(String text) when text.length() < 20 -> Optional.of(new BigDecimal(text.strip()));
                case Json.Text _, Json.Null(), Json.Bool _, Json.Array _, Json.Mapping _ -> Optional.empty();
            };
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
