package dev.squall.agent.fault.point;

import dev.squall.model.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * What is reported of a fault at a point: how often the point was hit, how often something was done to a hit, and, in plain
 * words, what follows from that for whoever reads the result.
 */
final class PointEvidence {
    private static final List<String> COUNTED = List.of("state", "hits", "injections", "skipped", "vacuous");

    private PointEvidence() {}

    static Json.Mapping reason(String text) {
        return Json.mapping("reason", Json.of(text));
    }

    static Json ended(Armed armed) {
        return Json.mapping("point", Json.of(armed.point()))
                .with(
                        "reason",
                        Json.of(armed.application() + " has ended, and the fault with it; its hits are not known"));
    }

    static boolean isArmed(Json.Mapping arming) {
        return arming.text("state").equals(Optional.of("armed"));
    }

    /** @param arming as the application shows it */
    static Json inPlace(Armed armed, Json.Mapping arming) {
        return Json.mapping("point", Json.of(armed.point()))
                .with("process", armed.application().toJson())
                .with("arming", Json.of(armed.id()))
                .with("seed", arming.get("drawn-from").orElse(Json.NULL))
                .with("order", arming.get("order").orElse(Json.NULL))
                .with("covers", ids(armed.before()));
    }

    /** @param arming as the application shows it, or its answer that it knows of none */
    static Json counted(Armed armed, Json.Mapping arming) {
        var members = new LinkedHashMap<String, Json>();
        members.put("point", Json.of(armed.point()));
        members.put("arming", Json.of(armed.id()));
        for (String name : COUNTED) {
            arming.get(name).ifPresent(value -> members.put(name, value));
        }
        arming.get("drawn-from").ifPresent(seed -> members.put("seed", seed));
        members.put("armed-before", ids(armed.before()));
        if (arming.get("point").orElse(Json.NULL) instanceof Json.Mapping point) {
            members.put("armed-now", ids(Surveyed.armed(point)));
        }
        remark(arming).ifPresent(text -> members.put("remark", Json.of(text)));
        return new Json.Mapping(members);
    }

    private static Optional<String> remark(Json.Mapping arming) {
        var remarks = new ArrayList<String>();
        if (arming.text("state").isEmpty()) {
            remarks.add("the application knows nothing of this arming: it never came there, or was forgotten");
        }
        switch (arming.text("state").orElse("")) {
            case "expired" -> remarks.add("it had ended before, as the application heard nothing of this agent");
            case "halted" -> remarks.add("it had ended before, as somebody halted the application's chaos points");
            case "replaced" -> remarks.add("it had ended before, as another fault was armed under its name");
            default -> {}
        }
        if (isZero(arming, "hits")) {
            remarks.add(
                    "vacuous: the point was armed and nothing passed it, so nothing that was observed meanwhile says"
                            + " anything about it" + (isMissing(arming) ? "; the application has no such point" : ""));
        } else if (isZero(arming, "injections")) {
            remarks.add("nothing failed or waited: none of the hits was chosen");
        }
        return remarks.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", remarks));
    }

    private static boolean isZero(Json.Mapping arming, String name) {
        return arming.get(name).orElse(Json.NULL) instanceof Json.Number number
                && number.value().signum() == 0;
    }

    /** A point that is only armed is shown as not known, and is shown no more when nothing is armed for it. */
    private static boolean isMissing(Json.Mapping arming) {
        return !isArmed(arming) && arming.get("point").isEmpty()
                || arming.get("point").orElse(Json.NULL) instanceof Json.Mapping point
                        && point.get("known").equals(Optional.of(Json.of(false)));
    }

    private static Json ids(Json armed) {
        return armed instanceof Json.Array(List<Json> items)
                ? new Json.Array(items.stream()
                        .filter(Json.Mapping.class::isInstance)
                        .map(item -> ((Json.Mapping) item).get("id").orElse(Json.NULL))
                        .toList())
                : Json.array();
    }
}
