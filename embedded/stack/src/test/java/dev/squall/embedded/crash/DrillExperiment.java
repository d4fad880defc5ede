package dev.squall.embedded.crash;

import java.net.URI;
import java.nio.file.Path;

/** The experiments that the drills run. */
final class DrillExperiment {
    private static final String HEAD = """
            title: Drill
            description: Something dies in the middle of this, and it ends all the same.
            targets: {clusters: [drill]}
            """;
    private static final String HYPOTHESIS = """
            steady-state-hypothesis:
              title: The gates answer
              probes:
              - {type: probe, name: hypothesis, tolerance: 200, provider: {type: http, url: "GATES/hypothesis", timeout: 170}}
            """;

    private DrillExperiment() {}

    /** Passes through every phase and has a fault in place from its second step on. */
    static String whole(URI gates, Path pidFile) {
        return (HEAD + HYPOTHESIS + """
                method:
                - type: action
                  name: first
                  provider: {type: http, url: "GATES/first", timeout: 170}
                  pauses: {before: 3}
                - type: action
                  name: freeze
                  provider: {type: signal, func: stop, arguments: {pid-file: "PIDFILE"}}
                - type: probe
                  name: look
                  tolerance: 200
                  provider: {type: http, url: "GATES/look", timeout: 170}
                - type: action
                  name: last
                  provider: {type: http, url: "GATES/last", timeout: 170}
                rollbacks:
                - type: action
                  name: rollback
                  provider: {type: http, url: "GATES/rollback", timeout: 170}
                """).replace("GATES", gates.toString()).replace("PIDFILE", pidFile.toString());
    }

    /** As {@link #whole}, behind an approval. */
    static String approved(URI gates, Path pidFile) {
        return whole(gates, pidFile) + "approval: {required: 1}\n";
    }

    /** Two actions with a pause between them that is long enough for an agent to be killed in it. */
    static String twoActions(URI gates) {
        return (HEAD + HYPOTHESIS + """
                method:
                - type: action
                  name: first
                  provider: {type: http, url: "GATES/first", timeout: 170}
                  pauses: {after: 3}
                - type: action
                  name: last
                  provider: {type: http, url: "GATES/last", timeout: 170}
                """).replace("GATES", gates.toString());
    }

    /** Runs a program once. */
    static String program(URI gates, Path program) {
        return (HEAD + HYPOTHESIS + """
                method:
                - type: action
                  name: program
                  provider: {type: process, func: run, path: "PROGRAM", timeout: 170}
                rollbacks:
                - type: action
                  name: rollback
                  provider: {type: http, url: "GATES/rollback", timeout: 170}
                """).replace("GATES", gates.toString()).replace("PROGRAM", program.toString());
    }
}
