package dev.squall.agent.python;

import dev.squall.agent.python.PythonInspection.Objection;
import dev.squall.model.json.Json;
import java.util.List;
import java.util.Optional;

/** Reads what {@code squall_functions.py} tells: exceptions, functions and objections. */
final class Answers {
    private Answers() {}

    static PythonError error(Json.Mapping told) {
        return new PythonError(
                told.text("type").orElse("Exception"),
                told.text("message").orElse(""),
                told.text("line").filter(line -> !line.isBlank()).orElse("Exception"),
                told.member("traceback").items().stream().map(Answers::text).toList(),
                asks(told.text("asks").orElse("")));
    }

    private static PythonError.Asks asks(String told) {
        return switch (told) {
            case "interruption" -> PythonError.Asks.INTERRUPTION;
            case "exit" -> PythonError.Asks.EXIT;
            default -> PythonError.Asks.NOTHING;
        };
    }

    /** Of an extension that tells things of another form, what can be understood. */
    static List<PythonFunction> functions(Json.Mapping told) {
        return told.member("activities").items().stream()
                .filter(Json.Mapping.class::isInstance)
                .map(activity -> function((Json.Mapping) activity))
                .toList();
    }

    static PythonFunction function(Json.Mapping told) {
        return new PythonFunction(
                told.text("mod").orElse(""),
                told.text("name").orElse(""),
                told.text("type").orElse("function"),
                told.text("doc").orElse(""),
                told.member("arguments").items().stream()
                        .flatMap(each -> parameter(each).stream())
                        .toList());
    }

    private static Optional<PythonParameter> parameter(Json told) {
        return told instanceof Json.Mapping members
                ? members.text("name")
                        .filter(name -> !name.isBlank())
                        .map(name -> new PythonParameter(
                                name,
                                members.get("default"),
                                members.text("type").orElse("")))
                : Optional.empty();
    }

    static Optional<Objection> objection(Json.Mapping told) {
        return told.get("objection").orElse(Json.NULL) instanceof Json.Mapping against
                ? against.text("missing")
                        .<Objection>map(Objection.Missing::new)
                        .or(() -> against.text("unknown").map(Objection.Unknown::new))
                        .or(() -> against.get("untold").map(_ -> new Objection.Untold()))
                : Optional.empty();
    }

    private static String text(Json value) {
        return value instanceof Json.Text(String text) ? text : "";
    }
}
