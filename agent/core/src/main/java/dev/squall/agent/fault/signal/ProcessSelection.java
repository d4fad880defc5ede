package dev.squall.agent.fault.signal;

import dev.squall.agent.call.Rejection;
import dev.squall.agent.fault.Plan;
import dev.squall.model.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Which processes are meant: exactly one of {@code name} (a regular expression for the whole name), {@code pid-file} and
 * {@code port} (of a TCP listener), and, where several match, {@code qty} of them at random or {@code all}.
 *
 * @param by   which of the three
 * @param what its value
 */
record ProcessSelection(String by, String what, Optional<Integer> quantity, boolean all) {
    static final Set<String> ARGUMENTS = Set.of("name", "pid-file", "port", "qty", "all");
    private static final List<String> WAYS = List.of("name", "pid-file", "port");
    private static final int LAST_PORT = 65_535;

    sealed interface Reading {
        record Understood(ProcessSelection selection) implements Reading {}

        record Wrong(Rejection rejection) implements Reading {}
    }

    /** @param more arguments that the function knows besides */
    static Reading read(Json.Mapping arguments, Set<String> more) {
        for (var name : arguments.members().keySet()) {
            if (!ARGUMENTS.contains(name) && !more.contains(name)) {
                return wrong(name, "is no argument of this");
            }
        }
        var given = WAYS.stream().filter(way -> arguments.get(way).isPresent()).toList();
        if (given.size() != 1) {
            return wrong("name", "or 'pid-file' or 'port' must say which process, and only one of them");
        }
        String by = given.getFirst();
        var what = valueOf(by, arguments.get(by).orElseThrow());
        if (what.isEmpty()) {
            return wrong(
                    by,
                    by.equals("port")
                            ? "must be a TCP port from 1 to 65535"
                            : by.equals("name") ? "must be a regular expression" : "must be the path of a file");
        }
        var quantity = arguments.get("qty");
        if (quantity.isPresent()
                && !(quantity.get() instanceof Json.Number number
                        && number.isInteger()
                        && number.value().signum() > 0)) {
            return wrong("qty", "must be an integer of 1 or more");
        }
        var all = arguments.get("all").orElse(Json.of(false));
        if (!(all instanceof Json.Bool(boolean every))) {
            return wrong("all", "must be true or false");
        }
        return new Reading.Understood(new ProcessSelection(
                by,
                what.get(),
                quantity.map(value -> ((Json.Number) value).value().intValue()),
                every));
    }

    private static Reading wrong(String argument, String remedy) {
        return new Reading.Wrong(Rejection.invalid(argument, remedy));
    }

    private static Optional<String> valueOf(String by, Json value) {
        return switch (value) {
            case Json.Number number
            when by.equals("port") && number.isInteger() -> port(number.value().toString());
            case Json.Text(String text) when by.equals("port") -> port(text);
            case Json.Text(String text)
            when by.equals("name") -> isPattern(text) ? Optional.of(text) : Optional.empty();
            case Json.Text(String text) -> text.isBlank() ? Optional.empty() : Optional.of(text);
            case Json.Null _, Json.Bool _, Json.Number _, Json.Array _, Json.Mapping _ -> Optional.empty();
        };
    }

    private static Optional<String> port(String text) {
        boolean number = text.matches("[1-9]\\d{0,4}") && Integer.parseInt(text) <= LAST_PORT;
        return number ? Optional.of(text) : Optional.empty();
    }

    private static boolean isPattern(String text) {
        try {
            Pattern.compile(text);
            return !text.isBlank();
        } catch (PatternSyntaxException _) {
            return false;
        }
    }

    List<ProcessRef> candidates() {
        return switch (by) {
            case "name" -> ProcessTable.named(Pattern.compile(what));
            case "port" -> ProcessTable.listeningOn(Integer.parseInt(what));
            default -> ProcessTable.inFile(Path.of(what)).stream().toList();
        };
    }

    /** @param extra what the function itself has to remember besides the processes */
    Plan plan(RandomGenerator random, Json.Mapping extra) {
        var candidates = candidates();
        if (candidates.isEmpty()) {
            return new Plan.Failed("no process with " + words());
        }
        if (candidates.size() > 1 && quantity.isEmpty() && !all) {
            return new Plan.Failed(candidates.size() + " processes with " + words() + "; say 'qty' or 'all: true'");
        }
        var chosen = new ArrayList<>(candidates);
        if (!all) {
            Collections.shuffle(chosen, java.util.Random.from(random));
        }
        var hit = chosen.subList(0, all ? chosen.size() : Math.min(quantity.orElse(1), chosen.size()));
        var data = new LinkedHashMap<>(extra.members());
        data.put(
                "processes",
                new Json.Array(hit.stream().map(it -> (Json) it.toJson()).toList()));
        data.put(
                "candidates",
                new Json.Array(candidates.stream().map(it -> Json.of(it.pid())).toList()));
        return new Plan.Ready(hit.stream().map(ProcessRef::target).toList(), new Json.Mapping(data));
    }

    String words() {
        return by + " '" + what + "'";
    }
}
