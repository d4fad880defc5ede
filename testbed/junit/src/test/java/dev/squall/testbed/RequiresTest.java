package dev.squall.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Runs a class that carries the annotations, with system properties in the place of the environment. */
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class RequiresTest {
    private final PrintStream before = System.out;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setOut(before);
        System.clearProperty("SQUALL_TESTBED_TOXIPROXY");
        System.clearProperty("SQUALL_TESTBED_CHAOS");
    }

    @Test
    void aTestWithoutOneOfItsCounterpartsIsSkippedByNameAndAloud() {
        System.setProperty("SQUALL_TESTBED_TOXIPROXY", System.getProperty("java.home"));
        System.setProperty("SQUALL_TESTBED_CHAOS", "");

        Events tests = runNeedsTwo();

        tests.assertStatistics(seen -> seen.skipped(1).started(0));
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "TESTBED-SKIP NeedsTwo.both needs Chaos Toolkit (SQUALL_TESTBED_CHAOS): run testbed/env");
    }

    @Test
    void aTestWithAllItsCounterpartsRunsAndSaysNothing() {
        System.setProperty("SQUALL_TESTBED_TOXIPROXY", System.getProperty("java.home"));
        System.setProperty("SQUALL_TESTBED_CHAOS", System.getProperty("java.home"));

        Events tests = runNeedsTwo();

        tests.assertStatistics(seen -> seen.skipped(0).succeeded(1));
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private static Events runNeedsTwo() {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(NeedsTwo.class))
                .execute()
                .testEvents();
    }

    /** Run by the tests above alone. */
    static class NeedsTwo {
        @Test
        @RequiresToxiproxy
        @RequiresChaosToolkit
        void both() {}
    }
}
