package dev.squall.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Stands in for the environment by a system property, which goes before it. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class CounterpartTest {
    private static final String VARIABLE = "SQUALL_TESTBED_TOXIPROXY";

    @TempDir
    Path folder;

    @AfterEach
    void forget() {
        System.clearProperty(VARIABLE);
    }

    @Test
    void nothingNamedIsNoCounterpart() {
        System.setProperty(VARIABLE, "");

        assertThat(Counterpart.TOXIPROXY.find()).isEmpty();
    }

    @Test
    void theCounterpartIsTheFileThatIsNamed() throws Exception {
        Path file = Files.createFile(folder.resolve("server"));
        System.setProperty(VARIABLE, file.toString());

        assertThat(Counterpart.TOXIPROXY.find()).contains(file);
    }

    @Test
    void aNamedFileThatIsGoneIsABrokenTestbedAndNotASkip() {
        System.setProperty(VARIABLE, folder.resolve("gone").toString());

        assertThatThrownBy(Counterpart.TOXIPROXY::find)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(VARIABLE, "gone", "testbed/env");
    }
}
