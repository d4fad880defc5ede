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
    /** The three of the demo, in order. */
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
                        Expectation.ABORTED_BY_GUARD));
    }

    String name() {
        return file.getFileName().toString().replaceFirst("\\.yaml$", "");
    }
}
