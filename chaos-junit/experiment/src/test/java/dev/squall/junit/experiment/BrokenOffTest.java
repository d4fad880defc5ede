package dev.squall.junit.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A test that is broken off in the middle of an experiment leaves nothing: by an interrupt, by the end of the JVM, by its death. */
@Timeout(120)
class BrokenOffTest {
    private static final String PROPERTY = "test.toxiproxy";

    private Shop shop;
    private Process jvm;

    @BeforeEach
    void open() throws IOException {
        shop = new Shop();
    }

    @AfterEach
    void close() {
        if (jvm != null) {
            jvm.destroyForcibly();
        }
        shop.close();
        System.clearProperty(PROPERTY);
    }

    @Test
    void anInterruptedTestUndoesItsFaultsBeforeItEnds() throws Exception {
        System.setProperty(PROPERTY, shop.toxiproxy());
        Map<String, Throwable> results = new ConcurrentHashMap<>();
        var thread = Thread.ofPlatform().start(() -> results.putAll(Tests.of(ForLong.class)));
        untilThePageIsLate();

        thread.interrupt();
        thread.join();

        assertThat(shop.inPlace()).isEmpty();
        assertThat(results.get("page()"))
                .hasMessageContaining("interrupted")
                .hasMessageContaining("the test was interrupted");
        assertThat(Tests.ledgers()).isEmptyDirectory();
    }

    @Test
    void aJvmThatEndsUndoesItsFaultsFirst() throws Exception {
        startAnotherJvm();
        untilThePageIsLate();

        jvm.destroy();
        jvm.waitFor();

        assertThat(shop.inPlace()).isEmpty();
        assertThat(Tests.ledgers()).isEmptyDirectory();
    }

    @Test
    void whatAKilledJvmLeftIsUndoneByTheNextTestWithAnExperiment() throws Exception {
        startAnotherJvm();
        untilThePageIsLate();
        jvm.destroyForcibly();
        jvm.waitFor();
        assertThat(Tests.ledgers()).isNotEmptyDirectory();

        var results = Tests.of(Next.class);

        assertThat(results.get("page()")).hasMessageContaining("an earlier run had left a fault, undone now: ");
        assertThat(shop.inPlace()).isEmpty();
        assertThat(Tests.ledgers()).isEmptyDirectory();
    }

    private void untilThePageIsLate() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> !shop.inPlace().isEmpty());
    }

    private void startAnotherJvm() throws IOException {
        jvm = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-D" + PROPERTY + "=" + shop.toxiproxy(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        BrokenOffTest.class.getName()))
                .inheritIO()
                .start();
    }

    public static void main(String[] none) {
        Tests.of(ForLong.class);
    }

    @Tag("inner")
    static class ForLong {
        @ConfigurationValue
        String toxiproxy = System.getProperty(PROPERTY);

        @Experiment("experiments/page-late-for-long.yaml")
        void page() {}
    }

    /** Its own experiment comes to nothing, so that it says what it found. */
    @Tag("inner")
    static class Next {
        @Experiment("experiments/page-late.yaml")
        void page() {}
    }
}
