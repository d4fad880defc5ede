package dev.squall.agent.fault.point;

import dev.squall.agent.fault.Target;
import dev.squall.agent.point.Application;
import dev.squall.agent.point.Grants;
import dev.squall.agent.point.PointAddress;
import dev.squall.model.json.Json;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;

/**
 * What arming and disarming needs, as it stands in the ledger. The token does not.
 *
 * @param order  the order, letter by letter, as the grant is for exactly this
 * @param before what was armed at the point when this was planned: it is covered, and holds again afterwards
 */
record Armed(
        PointAddress at, Application application, String point, String id, String order, Grants grants, Json before) {

    /** Empty when the data is of no such thing. */
    static Optional<Armed> of(Json.Mapping data) {
        return mapping(data, "process")
                .flatMap(Application::of)
                .flatMap(application -> data.text("url")
                        .map(url -> new Armed(
                                new PointAddress(URI.create(url)),
                                application,
                                data.text("point").orElse(""),
                                data.text("arming").orElse(""),
                                data.text("order").orElse(""),
                                mapping(data, "grants").map(Grants::of).orElse(new Grants("", "")),
                                data.get("before").orElse(Json.NULL))));
    }

    private static Optional<Json.Mapping> mapping(Json.Mapping data, String name) {
        return data.get(name).flatMap(value -> value instanceof Json.Mapping it ? Optional.of(it) : Optional.empty());
    }

    Json.Mapping toJson() {
        var members = new LinkedHashMap<String, Json>();
        members.put("url", Json.of(at.toString()));
        members.put("process", application.toJson());
        members.put("point", Json.of(point));
        members.put("arming", Json.of(id));
        members.put("order", Json.of(order));
        members.put("grants", grants.toJson());
        members.put("before", before);
        return new Json.Mapping(members);
    }

    Target target() {
        return new Target(
                "point " + point + " of " + application, Set.of("point=" + point, "pid=" + application.pid()));
    }
}
