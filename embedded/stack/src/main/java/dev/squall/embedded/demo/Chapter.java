package dev.squall.embedded.demo;

import java.nio.file.Path;
import java.util.List;

/**
 * One experiment of the demo.
 *
 * @param file      of the experiment
 * @param shows     in a few words, for the heading
 * @param expected  what it has to come to
 */
public record Chapter(Path file, String shows, Expectation expected) {
    /** Those of the demo, in order: what becomes of a replica, and what becomes of the cache. */
    public static List<Chapter> all(Path experiments) {
        return List.of(
                new Chapter(
                        experiments.resolve("demo-holds.yaml"), "a replica is killed, and replaced", Expectation.HELD),
                new Chapter(
                        experiments.resolve("demo-deviates.yaml"),
                        "a replica hangs, and nobody notices but the experiment",
                        Expectation.DEVIATED_AND_REPAIRED),
                new Chapter(
                        experiments.resolve("demo-guard-aborts.yaml"),
                        "customers suffer, and a guard ends it",
                        Expectation.ABORTED_BY_GUARD),
                new Chapter(
                        experiments.resolve("demo-cache-down.yaml"),
                        "the cache is down, and products come from the database",
                        Expectation.HELD_WITH_A_FAULT),
                new Chapter(
                        experiments.resolve("demo-cache-slow.yaml"),
                        "the cache is slow, its circuit breaker opens (2), and a guard sees it",
                        Expectation.HELD_AND_A_GUARD_TOLD),
                new Chapter(
                        experiments.resolve("demo-cache-reset.yaml"),
                        "the cache breaks off connections, and no customer gets an error",
                        Expectation.HELD_WITH_A_FAULT));
    }

    String name() {
        return file.getFileName().toString().replaceFirst("\\.yaml$", "");
    }
}
