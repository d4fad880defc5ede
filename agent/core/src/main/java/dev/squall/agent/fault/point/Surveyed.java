package dev.squall.agent.fault.point;

import dev.squall.agent.point.Application;
import dev.squall.agent.point.PointAccess;
import dev.squall.agent.point.PointClient;
import dev.squall.model.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an application's chaos points say of themselves, before anything is armed. */
sealed interface Surveyed {

    /**
     * @param names the points that the application has
     * @param armed what is armed at the point now, the latest first: id and order of each
     */
    record Found(Application application, List<String> names, Json armed) implements Surveyed {
        /** For the author of a name that is not there. */
        String shownNames() {
            String shown = String.join(", ", names.subList(0, Math.min(MOST_SHOWN, names.size())));
            return names.isEmpty() ? "none" : shown + (names.size() > MOST_SHOWN ? ", ..." : "");
        }
    }

    /** There is nothing that could be armed; {@code reason} says why. */
    record Nothing(String reason) implements Surveyed {}

    int MOST_SHOWN = 20;

    static Surveyed of(PointClient client, PointAccess access) throws InterruptedException {
        return switch (client.all(access.at(), access.token())) {
            case PointClient.Heard.Silence(String reason) ->
                new Nothing("no chaos points answer at " + access.at() + ": " + reason);
            case PointClient.Heard.Answer answer -> of(answer, access);
        };
    }

    private static Surveyed of(PointClient.Heard.Answer answer, PointAccess access) {
        if (answer.instance().isEmpty()) {
            return new Nothing("what answers at " + access.at() + " has no chaos points");
        }
        Optional<Application> application = Application.of(answer.content());
        if (answer.status() != 200 || application.isEmpty()) {
            return new Nothing("the application at " + access.at() + " refuses: " + answer.trouble());
        }
        if (answer.content().get("halted").equals(Optional.of(Json.of(true)))) {
            return new Nothing("chaos points are halted in the application at " + access.at());
        }
        List<Json.Mapping> points = mappings(answer.content().get("points").orElse(Json.NULL));
        List<String> names = points.stream()
                .filter(point -> point.get("known").equals(Optional.of(Json.of(true))))
                .flatMap(point -> point.text("name").stream())
                .toList();
        Json armed = points.stream()
                .filter(point -> point.text("name").equals(Optional.of(access.point())))
                .findFirst()
                .map(Surveyed::armed)
                .orElse(Json.array());
        return new Found(application.get(), names, armed);
    }

    /** The latest first: id and order of each. */
    static Json armed(Json.Mapping point) {
        var armed = new ArrayList<Json>();
        for (Json.Mapping each : mappings(point.member("armed"))) {
            armed.add(Json.mapping("id", each.get("id").orElse(Json.NULL))
                    .with("order", each.get("order").orElse(Json.NULL)));
        }
        return new Json.Array(armed);
    }

    private static List<Json.Mapping> mappings(Json value) {
        return value.items().stream()
                .filter(Json.Mapping.class::isInstance)
                .map(Json.Mapping.class::cast)
                .toList();
    }
}
