package dev.squall.agent.fault.toxic;

import dev.squall.agent.call.Arguments;
import dev.squall.agent.call.Parameter;
import dev.squall.agent.call.Parameter.Kind;
import dev.squall.agent.call.Usage;
import dev.squall.agent.fault.Fault;
import dev.squall.agent.toxiproxy.Toxic;
import dev.squall.agent.toxiproxy.ToxiproxyAddress;
import dev.squall.agent.toxiproxy.ToxiproxyClient;
import dev.squall.model.json.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Chaos Toolkit's {@code chaostoxi.toxic.actions.create_*} and {@code chaostoxi.proxy.actions.disable_proxy} with their own
 * arguments and results, as faults: what they leave behind there is undone here.
 */
final class ChaosToxiToxics {
    private static final Json DONE = Json.of(true);
    private static final Parameter PROXY = Parameter.needed("for_proxy", Kind.TEXT, "the proxy's name");
    private static final Parameter NAME = Parameter.needed("toxic_name", Kind.TEXT, "of the toxic");
    private static final Usage ANY = Usage.of(
                    "puts a toxic of any type on a proxy",
                    ToxiproxyAddress.PARAMETER,
                    PROXY,
                    NAME,
                    Parameter.needed("toxic_type", Kind.TEXT, "the toxic's type, as the server names it"),
                    ToxicArguments.STREAM,
                    ToxicArguments.TOXICITY,
                    Parameter.optional("attributes", Kind.MAPPING, "in the server's own units")
                            .or(Json.Mapping.EMPTY))
            .withConfiguration();

    /**
     * A short form: downstream, and of every connection.
     *
     * @param attributes what they are to the server, in the order of {@code arguments}
     * @param required   how many of the arguments have to be there; the others are 0
     */
    private record Short(String func, ToxicType type, List<String> arguments, List<String> attributes, int required) {
        Short(String func, ToxicType type, int required, String... names) {
            this(func, type, List.of(names), List.of(names), required);
        }

        Usage usage() {
            var taken = new ArrayList<Parameter>();
            for (int i = 0; i < arguments.size(); i++) {
                String meaning = "the attribute " + attributes.get(i);
                var parameter = i < required
                        ? Parameter.needed(arguments.get(i), Kind.WHOLE, meaning)
                        : Parameter.optional(arguments.get(i), Kind.WHOLE, meaning)
                                .or(Json.of(0));
                taken.add(parameter.in(type.serverUnit(attributes.get(i))));
            }
            return Usage.of(type.does() + ", to the client", ToxiproxyAddress.PARAMETER, PROXY, NAME)
                    .and(taken)
                    .withConfiguration();
        }
    }

    private static final List<Short> SHORT = List.of(
            new Short("create-latency-toxic", ToxicType.LATENCY, 1, "latency", "jitter"),
            new Short("create-bandwith-degradation-toxic", ToxicType.BANDWIDTH, 1, "rate"),
            new Short("create-slow-connection-close-toxic", ToxicType.SLOW_CLOSE, 1, "delay"),
            new Short("create-timeout-toxic", ToxicType.TIMEOUT, 1, "timeout"),
            new Short("create-slicer-toxic", ToxicType.SLICER, 3, "average_size", "size_variation", "delay"),
            new Short("create-limiter-toxic", ToxicType.LIMIT_DATA, List.of("bytes_limit"), List.of("bytes"), 1));

    private ChaosToxiToxics() {}

    static List<Fault> all(ToxiproxyClient client, Claims claims, Duration lease) {
        Stream<Fault> made = SHORT.stream()
                .map(each -> new AddToxics(
                        each.func(),
                        each.usage(),
                        (arguments, _) -> read(each, arguments),
                        client,
                        claims,
                        lease,
                        Optional.of(DONE)));
        return Stream.concat(
                        made,
                        Stream.of(
                                new AddToxics(
                                        "create-toxic",
                                        ANY,
                                        (arguments, _) -> any(arguments),
                                        client,
                                        claims,
                                        lease,
                                        Optional.of(DONE)),
                                new TakeDown("disable-proxy", "proxy_name", client, true, Optional.of(DONE))))
                .toList();
    }

    private static ToxicArguments.Wanted read(Short form, Arguments arguments) {
        ToxiproxyAddress at = ToxiproxyAddress.read(arguments);
        String proxy = arguments.text("for_proxy");
        String name = arguments.text("toxic_name");
        var attributes = new LinkedHashMap<String, Json>();
        for (int i = 0; i < form.arguments().size(); i++) {
            String argument = form.arguments().get(i);
            Optional<Integer> given = arguments.whole(argument, 0, Integer.MAX_VALUE);
            attributes.put(form.attributes().get(i), Json.of((long) given.orElse(0)));
        }
        String type = form.type().type();
        Json.Mapping checked = ToxicArguments.checked(type, new Json.Mapping(attributes), arguments);
        return one(at, proxy, new Toxic(name, type, "downstream", BigDecimal.ONE, checked));
    }

    private static ToxicArguments.Wanted any(Arguments arguments) {
        ToxiproxyAddress at = ToxiproxyAddress.read(arguments);
        String proxy = arguments.text("for_proxy");
        String name = arguments.text("toxic_name");
        String type = arguments.text("toxic_type");
        String stream = ToxicArguments.stream(arguments);
        BigDecimal toxicity = ToxicArguments.toxicity(arguments);
        Json.Mapping attributes = ToxicArguments.checked(type, arguments.mapping("attributes"), arguments);
        return one(at, proxy, new Toxic(name, type, stream, toxicity, attributes));
    }

    private static ToxicArguments.Wanted one(ToxiproxyAddress at, String proxy, Toxic toxic) {
        return new ToxicArguments.Wanted(at, proxy, List.of(toxic), false);
    }
}
