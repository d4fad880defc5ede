package dev.squall.agent.fault;

import dev.squall.agent.call.CallContext;
import dev.squall.model.json.Json;
import dev.squall.model.message.Report.Trouble;

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

        /** It did not work, or worked in part: {@code error} says which part. */
        record Failed(Trouble trouble, String error) implements Outcome {
            public Failed(String error) {
                this(Trouble.FAILED, error);
            }
        }
    }
}
