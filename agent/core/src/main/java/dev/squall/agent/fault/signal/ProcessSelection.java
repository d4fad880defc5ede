package dev.squall.agent.fault.signal;

import dev.squall.agent.call.Arguments;
import dev.squall.agent.call.Parameter;
import dev.squall.agent.call.Parameter.Kind;
import dev.squall.agent.fault.Plan;
import dev.squall.model.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
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
    static final List<Parameter> PARAMETERS = List.of(
            Parameter.optional("name", Kind.TEXT, "a regular expression for the whole name of the process"),
            Parameter.optional("pid-file", Kind.TEXT, "a file that holds its id"),
            Parameter.optional("port", Kind.WHOLE, "of a TCP listener; one of these three is needed"),
            Parameter.optional("qty", Kind.WHOLE, "how many at random, where several match"),
            Parameter.optional("all", Kind.FLAG, "whether all are meant, where several match")
                    .or(Json.of(false)));
    private static final List<String> WAYS = List.of("name", "pid-file", "port");

    /** What is wrong is kept by {@code arguments}. */
    static ProcessSelection read(Arguments arguments) {
        var given = WAYS.stream().filter(way -> arguments.any(way).isPresent()).toList();
        if (given.size() != 1) {
            arguments.wrong("name", "or 'pid-file' or 'port' must say which process, and only one of them");
        }
        String by = given.isEmpty() ? "name" : given.getFirst();
        String what = by.equals("port")
                ? String.valueOf(arguments.whole(by, 1, Arguments.LAST_PORT).orElse(1))
                : arguments.optionalText(by).orElse("");
        if (by.equals("pid-file") && what.indexOf('\0') >= 0) {
            arguments.wrong(by, "must be a file's name");
        }
        if (by.equals("name") && !isPattern(what)) {
            arguments.wrong(by, "must be a regular expression");
        }
        return new ProcessSelection(by, what, arguments.whole("qty", 1, Integer.MAX_VALUE), arguments.flag("all"));
    }

    private static boolean isPattern(String text) {
        try {
            Pattern.compile(text);
            return true;
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

    private boolean isNumberless() {
        return by.equals("pid-file") && ProcessTable.number(Path.of(what)).isEmpty();
    }

    /** @param extra what the function itself has to remember besides the processes */
    Plan plan(RandomGenerator random, Json.Mapping extra) {
        var candidates = candidates();
        if (candidates.isEmpty()) {
            return new Plan.Failed(
                    "no process with " + words() + (isNumberless() ? ", in which there is no number" : ""));
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
