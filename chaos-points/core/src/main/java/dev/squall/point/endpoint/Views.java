package dev.squall.point.endpoint;

import dev.squall.point.arming.Arming;
import dev.squall.point.arming.PointView;
import dev.squall.point.arming.Tally;
import dev.squall.point.json.Json;
import java.util.List;
import java.util.Locale;

/** What is shown. */
final class Views {
    private Views() {}

    static Json.Mapping instance(Instance instance, boolean halted, List<PointView> points) {
        return Json.Mapping.EMPTY
                .with("instance", instance.id())
                .with("pid", instance.pid())
                .with("started", instance.started().toString())
                .with("halted", halted)
                .with(
                        "points",
                        new Json.Array(points.stream().<Json>map(Views::point).toList()));
    }

    /** {@code last} is the arming that ended last, or nothing. */
    static Json.Mapping point(PointView point) {
        return Json.Mapping.EMPTY
                .with("name", point.name())
                .with("known", point.known())
                .with("hits", point.hits())
                .with("injections", point.injections())
                .with(
                        "armed",
                        new Json.Array(
                                point.armed().stream().<Json>map(Views::arming).toList()))
                .with("last", point.last().<Json>map(Views::arming).orElse(Json.NOTHING));
    }

    /** {@code state} is {@code armed}, or how it ended. */
    static Json.Mapping arming(Arming arming) {
        Tally tally = arming.tally();
        return Json.Mapping.EMPTY
                .with("id", tally.id())
                .with(
                        "state",
                        tally.end()
                                .map(end -> end.name().toLowerCase(Locale.ROOT))
                                .orElse("armed"))
                .with("origin", arming.order().origin().name().toLowerCase(Locale.ROOT))
                .with("hits", tally.hits())
                .with("injections", tally.injections())
                .with("skipped", tally.skipped())
                .with("vacuous", tally.vacuous())
                .with("drawn-from", tally.seed())
                .with("expires-in-ms", arming.left().toMillis())
                .with("order", OrderForm.write(arming.order()));
    }
}
