package dev.squall.agent.worker;

import dev.squall.model.message.OpenFault;
import dev.squall.model.message.Report;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One command that is being carried out. All methods are called under the worker's lock. */
sealed interface Job permits ProbeJob, EffectJob, FaultJob {
    String command();

    String run();

    /** What was reported so far; sent again when the command comes again. */
    List<Report> reports();

    /** Whether nothing will follow. */
    boolean over();

    /** When it wants to be woken next. */
    Optional<Duration> due();

    void wake(Duration now);

    /** The run is aborted. */
    void abort();

    /** What it has in place or does not know to be gone. */
    default Optional<OpenFault> open() {
        return Optional.empty();
    }
}
