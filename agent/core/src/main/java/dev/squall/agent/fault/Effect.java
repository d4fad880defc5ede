package dev.squall.agent.fault;

import dev.squall.agent.call.CallContext;
import dev.squall.model.json.Json;
import dev.squall.model.message.Report.Trouble;
import java.util.List;

/** An action that happens once and leaves nothing to undo: a pod kill, a program, a request. It is never run twice. */
public non-sealed interface Effect extends Fault {

    /** Does it. {@code data} is {@link Plan.Ready#data}, which is not written anywhere, so it may hold secrets. */
    Outcome act(Json.Mapping data, CallContext context) throws InterruptedException;

    /** What came of it. */
    sealed interface Outcome {
        /**
         * @param output what was done and the effect that was seen, for example what replaced a killed process
         */
        record Done(Json output) implements Outcome {}

        /**
         * It did not work, or worked in part: {@code error} says which part.
         *
         * @param traceback as {@link dev.squall.model.message.Report.Failed} has it
         */
        record Failed(Trouble trouble, String error, List<String> traceback) implements Outcome {
            public Failed(Trouble trouble, String error) {
                this(trouble, error, List.of());
            }

            public Failed(String error) {
                this(Trouble.FAILED, error);
            }
        }
    }
}
