package dev.squall.coordinator.loop;

import dev.squall.model.journal.Plan;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** What the loop can be asked to do, in the order in which it was asked. */
sealed interface Work {
    /** @param done when everything that these inputs led to is durable */
    record Accept(List<Input> inputs, CompletableFuture<Void> done) implements Work {}

    /** @param by who starts it */
    record Create(Plan plan, String by, CompletableFuture<RunnerLoop.Created> done) implements Work {}

    record TakeOver(Set<Integer> partitions, int total) implements Work {}

    record Release(Set<Integer> partitions, CompletableFuture<Void> done) implements Work {}
}
