package dev.squall.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.EngineTestKit.Builder;

/** Runs tests as JUnit does when it may run four of them at once. */
final class SideBySide {
    private static volatile CountDownLatch refused = new CountDownLatch(1);

    private SideBySide() {}

    static void nobodyIsRefused() {
        refused = new CountDownLatch(1);
    }

    static void untilAnotherIsRefused() throws InterruptedException {
        assertThat(refused.await(60, TimeUnit.SECONDS)).isTrue();
    }

    /** Lets a test that waits for it go on when another has failed. */
    static class Watcher implements TestWatcher {
        @Override
        public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
            refused.countDown();
        }
    }

    /** What each test failed by, by its method; null when it passed. */
    static Map<String, @Nullable Throwable> run(Class<?>... types) {
        Builder tests = EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4");
        Arrays.stream(types).map(DiscoverySelectors::selectClass).forEach(tests::selectors);
        var results = new TreeMap<String, @Nullable Throwable>();
        tests.execute()
                .testEvents()
                .finished()
                .list()
                .forEach(event -> results.put(
                        event.getTestDescriptor().getUniqueId().getLastSegment().getValue(),
                        event.getRequiredPayload(TestExecutionResult.class)
                                .getThrowable()
                                .orElse(null)));
        return results;
    }

    /** That of all tests one alone passed, and one alone was refused with these words. */
    static void oneIsRefused(Map<String, @Nullable Throwable> results, String... words) {
        assertThat(results.values()).filteredOn(failure -> failure == null).hasSize(1);
        assertThat(results.values())
                .filteredOn(failure -> failure != null)
                .singleElement()
                .isInstanceOfSatisfying(
                        ExtensionConfigurationException.class,
                        failure -> assertThat(failure.getMessage()).contains(words));
    }
}
