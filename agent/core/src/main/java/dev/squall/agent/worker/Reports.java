package dev.squall.agent.worker;

import dev.squall.model.message.Report;

/**
 * Where a worker's reports go. Called in the order in which they became true, while the worker is busy: an implementation
 * hands the report on, does not block, and does not call the worker.
 */
@FunctionalInterface
public interface Reports {
    void send(Report report);
}
