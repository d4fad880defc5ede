package dev.squall.cli;

import dev.squall.model.journal.RunEvent;
import dev.squall.model.message.OpenFault;
import java.util.List;

/** Who is told how a run goes. Told by one thread at a time. */
interface Audience extends AutoCloseable {
    /** In order, after it is certain. */
    void on(RunEvent event);

    /**
     * Somebody has asked for the end of the run.
     *
     * @param nth  the how manieth time, from 1
     * @param open what is still in place
     */
    void stopping(int nth, List<OpenFault> open);

    @Override
    void close();
}
