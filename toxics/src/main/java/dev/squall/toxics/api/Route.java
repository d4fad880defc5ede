package dev.squall.toxics.api;

import java.util.List;
import java.util.Optional;

/** What a path names. */
sealed interface Route {
    record Version() implements Route {}

    record Index() implements Route {}

    record Populate() implements Route {}

    record Reset() implements Route {}

    record Metrics() implements Route {}

    record OneProxy(String proxy) implements Route {}

    record ToxicsOf(String proxy) implements Route {}

    record OneToxic(String proxy, String toxic) implements Route {}

    /** @param path decoded; a name with a slash in it cannot be reached */
    static Optional<Route> of(String path) {
        List<String> steps = List.of(path.split("/", -1));
        if (steps.contains("") && steps.lastIndexOf("") > 0) {
            return Optional.empty();
        }
        return switch (steps.size()) {
            case 2 -> single(steps.get(1));
            case 3 -> steps.get(1).equals("proxies") ? Optional.of(new OneProxy(steps.get(2))) : Optional.empty();
            case 4 -> ofToxics(steps) ? Optional.of(new ToxicsOf(steps.get(2))) : Optional.empty();
            case 5 -> ofToxics(steps) ? Optional.of(new OneToxic(steps.get(2), steps.get(4))) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Route> single(String step) {
        return Optional.ofNullable(
                switch (step) {
                    case "version" -> new Version();
                    case "proxies" -> new Index();
                    case "populate" -> new Populate();
                    case "reset" -> new Reset();
                    case "metrics" -> new Metrics();
                    default -> null;
                });
    }

    private static boolean ofToxics(List<String> steps) {
        return steps.get(1).equals("proxies") && steps.get(3).equals("toxics");
    }

    /** Whether there is anything to be had of it in this way. */
    default boolean allows(String method) {
        return switch (this) {
            case Version _ -> method.equals("GET");
            case Index _, ToxicsOf _ -> method.equals("GET") || method.equals("POST");
            case Populate _, Reset _ -> method.equals("POST");
            case Metrics _ -> true;
            case OneProxy _, OneToxic _ ->
                List.of("GET", "POST", "PATCH", "DELETE").contains(method);
        };
    }
}
