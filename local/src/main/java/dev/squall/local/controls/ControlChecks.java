package dev.squall.local.controls;

import dev.squall.agent.python.ControlAnswer;
import dev.squall.agent.python.ControlCall;
import dev.squall.agent.python.ControlPoint;
import dev.squall.agent.python.PythonHost;
import dev.squall.model.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Lets each control of an experiment say, before anything else, whether its declaration is right. */
public final class ControlChecks {
    private ControlChecks() {}

    /** Whether there is any to ask. */
    public static boolean anyIn(Json.Mapping experiment) {
        return !ControlList.callable(ControlList.declared(experiment)).isEmpty();
    }

    /**
     * What they object to, one sentence for each that does.
     *
     * @param absent hears of modules that cannot be imported, which is no reason not to run
     */
    public static List<String> problems(Json.Mapping experiment, PythonHost host, Consumer<String> absent)
            throws InterruptedException {
        var problems = new ArrayList<String>();
        for (var control : ControlList.callable(ControlList.declared(experiment))) {
            objection(experiment, control, host, absent)
                    .map(why -> "control '" + ControlList.name(control) + "' is not valid: " + why)
                    .ifPresent(problems::add);
        }
        return problems;
    }

    private static Optional<String> objection(
            Json.Mapping experiment, Json.Mapping control, PythonHost host, Consumer<String> absent)
            throws InterruptedException {
        var call = new ControlCall(
                ControlPoint.VALIDATE,
                control,
                control,
                Json.NULL,
                experiment,
                Json.Mapping.EMPTY,
                Json.Mapping.EMPTY,
                Json.NULL);
        return switch (host.control(call, Controls.LIMIT)) {
            case ControlAnswer.NotThere _ -> Optional.empty();
            case ControlAnswer.Applied(var _, var raised) -> raised.map(error -> error.line());
            case ControlAnswer.Interrupts(var _, var error) -> Optional.of(error.line());
            case ControlAnswer.Unloadable _ -> {
                absent.accept(ControlList.absence(control));
                yield Optional.empty();
            }
            case ControlAnswer.Refused(var rejection) ->
                Optional.of("validate_control was not called: " + rejection.detail());
            case ControlAnswer.Unanswered(String reason) ->
                Optional.of("validate_control did not end as it should: " + reason);
        };
    }
}
