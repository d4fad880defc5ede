/**
 * Experiments as JUnit tests: {@link dev.squall.junit.experiment.Experiment} runs a file on this machine, as {@code squall run}
 * does, and fails the test unless it held. A module of its own, because it brings the engine with its parsers and clients: who
 * wants the fixtures of {@code dev.squall.junit} alone gets those two small libraries and nothing else. How experiments are read
 * and run belongs to {@code dev.squall.model} and {@code dev.squall.local}.
 */
@NullMarked
package dev.squall.junit.experiment;

import org.jspecify.annotations.NullMarked;
