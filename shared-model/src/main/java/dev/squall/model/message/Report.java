package dev.squall.model.message;

import dev.squall.model.json.Json;
import java.time.Instant;
import java.util.List;

/**
 * What an agent answers. Every command gets exactly one of the first five, however often it was delivered; a fault that
 * was injected gets one {@link Recovered} more.
 */
public sealed interface Report {
    String run();

    /** The id of the command that this is about. */
    String command();

    AgentRef agent();

    /** When the agent wrote the report. */
    Instant at();

    /** An answer to a command, as opposed to the later end of a fault. */
    sealed interface Answer extends Report {}

    /** The probe saw this, or the action did this; nothing is left to undo. */
    record Succeeded(
            String run, String command, AgentRef agent, Instant at, Json output, Instant started, Instant ended)
            implements Answer {}

    /** A fault is in place and its undo is in the ledger; a {@link Recovered} follows, at {@code until} the latest. */
    record Injected(
            String run,
            String command,
            AgentRef agent,
            Instant at,
            Json output,
            Instant started,
            Instant ended,
            Instant until)
            implements Answer {}

    /** What kind of failure it was. */
    enum Trouble {
        /** What was done or looked at failed, as it may. */
        FAILED,
        /** The function could not cope with what it was given or got: Chaos Toolkit counts that as an error of its own. */
        BROKE,
        /** The function asks for the end of the run. */
        INTERRUPTS
    }

    /**
     * It was tried and did not work; nothing of it is left in place.
     *
     * @param traceback of a Python function: its lines as Python formats them, each with its end; empty otherwise
     */
    record Failed(
            String run,
            String command,
            AgentRef agent,
            Instant at,
            Trouble trouble,
            String error,
            List<String> traceback,
            Instant started,
            Instant ended)
            implements Answer {
        public Failed {
            traceback = List.copyOf(traceback);
        }

        public Failed(
                String run,
                String command,
                AgentRef agent,
                Instant at,
                Trouble trouble,
                String error,
                Instant started,
                Instant ended) {
            this(run, command, agent, at, trouble, error, List.of(), started, ended);
        }
    }

    /** It was not tried. */
    record Refused(String run, String command, AgentRef agent, Instant at, Refusal reason, String detail)
            implements Answer {}

    /** It was started and nobody knows how it ended; it is not run again. */
    record Unknown(String run, String command, AgentRef agent, Instant at, String detail) implements Answer {}

    /**
     * A fault's end, verified by reading the system again.
     *
     * @param evidence what was read, and what is left when the outcome is not CLEAN
     */
    record Recovered(
            String run,
            String command,
            AgentRef agent,
            Instant at,
            Recovery outcome,
            RecoveryCause cause,
            Json evidence,
            Instant started,
            Instant ended)
            implements Report {}
}
