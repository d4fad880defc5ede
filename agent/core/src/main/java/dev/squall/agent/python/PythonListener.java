package dev.squall.agent.python;

/** Hears what a Python process tells unasked. Called on the process's own threads, in order; returns at once. */
public interface PythonListener {

    /** Hears nothing. */
    PythonListener NONE = new PythonListener() {
        @Override
        public void said(String line) {}

        @Override
        public void leaves(Leaving how) {}
    };

    /** How a function wants the run to end, by the signal that it sent to its own process, as {@code chaoslib.exit} does. */
    enum Leaving {
        /** {@code SIGUSR1} or {@code SIGINT}: with rollbacks, as the run's strategy has it. */
        GRACEFULLY,
        /** {@code SIGUSR2}: without rollbacks. */
        AT_ONCE
    }

    /**
     * A function, or a program that it started, has printed a line. It is as it was printed: what belongs into no log, such
     * as a secret, is not taken out.
     */
    void said(String line);

    /** A function wants the run to end. */
    void leaves(Leaving how);
}
