package dev.squall.agent.python;

import dev.squall.agent.call.Rejection;
import java.util.Optional;

/** What was found out about a function without calling it. Its module was imported for that. */
public sealed interface PythonInspection {
    /** It is there; the objection is what Chaos Toolkit would have against the arguments. */
    record Found(PythonFunction function, Optional<Objection> objection) implements PythonInspection {}

    /** Its module cannot be imported. */
    record NoModule(String detail) implements PythonInspection {}

    /** The module has no such function. */
    record NoFunction(String detail) implements PythonInspection {}

    /** The policy forbids to look, or too much is at work. */
    record Refused(Rejection rejection) implements PythonInspection {}

    /** The import did not end in time, or ended the process. */
    record Unanswered(String reason) implements PythonInspection {}

    /** Why arguments do not fit. */
    sealed interface Objection {
        record Missing(String argument) implements Objection {}

        record Unknown(String argument) implements Objection {}

        /** It is a builtin that does not tell its parameters: it can be called, but Chaos Toolkit breaks at it. */
        record Untold() implements Objection {}
    }

    /** It can be called and not be looked at. */
    default boolean tellsNothing() {
        return this instanceof Found found && found.objection().equals(Optional.of(new Objection.Untold()));
    }

    /**
     * What Chaos Toolkit's validation says; empty when it has nothing against the step, or nothing was found out.
     *
     * @param type {@code action} or {@code probe}
     * @param step the step's name
     */
    default Optional<String> complaint(String module, String func, String type, String step) {
        return switch (this) {
            case NoModule _ -> Optional.of("could not find Python module '" + module + "' in activity '" + step + "'");
            case NoFunction _ ->
                Optional.of("The python module '" + module + "' does not expose a function called '" + func + "' in "
                        + type + " '" + step + "'");
            case Found(var _, Optional<Objection> objection) -> objection.map(against -> words(against, step));
            case Refused _, Unanswered _ -> Optional.empty();
        };
    }

    private static String words(Objection objection, String step) {
        return switch (objection) {
            case Objection.Missing(String argument) ->
                "required argument '" + argument + "' is missing from activity '" + step + "'";
            case Objection.Untold() -> "no signature found for the function in activity '" + step + "'";
            case Objection.Unknown(String argument) ->
                "argument '" + argument + "' is not part of the function signature in activity '" + step + "'";
        };
    }
}
