package dev.squall.agent.python;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;

/** A Python process and what it has started: who is ended when a function does not end, or when the
 * process was killed. */
final class Offspring {
    private final Process process;
    private final Interpreter interpreter;

    Offspring(Process process, Interpreter interpreter) {
        this.process = process;
        this.interpreter = interpreter;
    }

    /** The process first, so that it starts nothing new; then whatever it has started by then. */
    void killAll() {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
        killGroup();
    }

    /**
     * What lost its parent is found by its group alone, and the JDK knows no groups: the interpreter, which is there in any
     * case, does it. Without such a group nothing happens.
     */
    void killGroup() {
        String kill = "import os, sys; os.killpg(int(sys.argv[1]), 9)";
        try {
            new ProcessBuilder(interpreter.program().toString(), "-I", "-S", "-c", kill, Long.toString(process.pid()))
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start()
                    .getOutputStream()
                    .close();
        } catch (IOException _) {
            // The interpreter is not there any more: what is known by its parent was killed.
        }
    }
}
