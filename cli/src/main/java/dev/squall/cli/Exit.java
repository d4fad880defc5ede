package dev.squall.cli;

import dev.squall.local.Ending;
import dev.squall.model.journal.Result;
import dev.squall.model.json.Json;
import dev.squall.model.json.PythonValues;
import java.util.Optional;

/** The exit codes; 0, 1 and 2 mean what they mean for {@code chaos}. */
enum Exit {
    /** It held, or there was nothing to hold. */
    HELD(0),
    /** It deviated, failed, was aborted or interrupted; or the experiment or the request is not valid. */
    FAILED(1),
    /** The command line is wrong. */
    USAGE(2),
    /** The hypothesis did not hold before the method: nothing was injected, and nothing was shown. */
    GATE_MISSED(3),
    /** A fault may still be in place: its end is DIRTY or UNKNOWN. */
    LEFT_BROKEN(4),
    /** It went through, and nobody knows whether it held. */
    UNKNOWN(5);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** As Chaos Toolkit ends. */
    static Exit toTheLetter(Result result) {
        return result.status() == Result.Status.COMPLETED && !result.deviated() ? HELD : FAILED;
    }

    /** The same, by a journal that controls have changed. */
    static Exit toTheLetter(Json journal) {
        boolean held = journal instanceof Json.Mapping members
                && members.text("status").equals(Optional.of("completed"))
                && !members.get("deviated").map(PythonValues::truth).orElse(false);
        return held ? HELD : FAILED;
    }

    static Exit of(Ending ending) {
        return switch (ending) {
            case HELD -> HELD;
            case FAILED -> FAILED;
            case GATE_MISSED -> GATE_MISSED;
            case LEFT_BROKEN -> LEFT_BROKEN;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
