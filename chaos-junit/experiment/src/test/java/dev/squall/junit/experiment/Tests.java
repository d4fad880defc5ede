package dev.squall.junit.experiment;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasses;

import dev.squall.local.StateHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs the tests of a class, as a build does. */
final class Tests {
    private Tests() {}

    /** What each test failed by, by its display name; null when it passed. */
    static Map<String, @Nullable Throwable> of(Class<?> type) {
        return results(EngineTestKit.engine("junit-jupiter").selectors(selectClass(type)));
    }

    /** The same for tests of several classes that JUnit may run four at a time. */
    static Map<String, @Nullable Throwable> sideBySide(Class<?>... types) {
        return results(EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
                .selectors(selectClasses(types).toArray(DiscoverySelector[]::new)));
    }

    private static Map<String, @Nullable Throwable> results(EngineTestKit.Builder tests) {
        var results = new TreeMap<String, @Nullable Throwable>();
        tests.execute()
                .testEvents()
                .finished()
                .list()
                .forEach(event -> results.put(
                        event.getTestDescriptor().getDisplayName(),
                        event.getRequiredPayload(TestExecutionResult.class)
                                .getThrowable()
                                .orElse(null)));
        return results;
    }

    /** What runs on this machine left open; the build gives tests a place of their own for it. */
    static Path ledgers() {
        return StateHome.of(System.getenv(), "target").ledgers();
    }

    static void forgetLedgers() throws IOException {
        try (var files = Files.walk(ledgers())) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
