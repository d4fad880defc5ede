package dev.squall.agent.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.json.Json;
import dev.squall.testbed.RequiresPython;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Functions that return, raise or print too much, or what cannot be shown: each call is answered, and the next one works. */
@RequiresPython
class PythonSizesTest {
    @TempDir
    Path directory;

    private PythonBench python;

    @BeforeEach
    void begin() throws Exception {
        python = PythonBench.in(directory).hostile();
    }

    @AfterEach
    void end() {
        python.close();
    }

    private void isWarm(int count) throws InterruptedException {
        assertThat(python.returned("hostile", "counted")).isEqualTo(Json.of(count));
    }

    @ParameterizedTest
    @CsvSource({
        "big, size, 10000000, its result of 10000016 bytes is more than the 2097152 that are taken",
        "deep, levels, 700, its result cannot be read",
        "long_number, digits, 5100, <int that cannot be shown>"
    })
    void aResultBeyondTheLimitsIsNotTaken(String func, String argument, long value, String words) throws Exception {
        var answer = python.call("hostile", func, Json.mapping(argument, Json.of(value)));

        assertThat(answer.toString()).contains(words);
        isWarm(1);
    }

    @Test
    void aResultJustWithinTheLimitIsTaken() throws Exception {
        assertThat(python.returned("hostile", "big", Json.mapping("size", Json.of(2_000_000))))
                .isInstanceOfSatisfying(
                        Json.Text.class, text -> assertThat(text.value()).hasSize(2_000_000));
    }

    @Test
    void argumentsBeyondTheLimitAreNotPassedOn() throws Exception {
        var arguments = Json.mapping("size", Json.of("x".repeat(PythonHost.MOST_BYTES)));

        assertThat(python.call("hostile", "big", arguments))
                .isInstanceOfSatisfying(
                        PythonAnswer.Wrong.class,
                        wrong -> assertThat(wrong.detail()).contains("more than the 2097152 that are passed on"));
    }

    @Test
    void aRecursionWithoutAnEndIsAnExceptionLikeAnyOther() throws Exception {
        assertThat(python.call("hostile", "recurses"))
                .isInstanceOfSatisfying(
                        PythonAnswer.Raised.class,
                        raised -> assertThat(raised.error().type()).isEqualTo("RecursionError"));
        isWarm(1);
    }

    @Test
    void aTracebackKeepsItsEndOnly() throws Exception {
        assertThat(python.call("hostile", "chains", Json.mapping("links", Json.of(300))))
                .isInstanceOfSatisfying(PythonAnswer.Raised.class, raised -> {
                    var traceback = raised.error().traceback();
                    assertThat(traceback).hasSizeBetween(10, 100).last().isEqualTo("ValueError: link 300\n");
                    assertThat(String.join("", traceback)).hasSizeLessThan(20_001);
                });
        isWarm(1);
    }

    @Test
    void valuesAndExceptionsThatCannotBeShownAreSaidToBeSo() throws Exception {
        assertThat(python.returned("hostile", "unprintable"))
                .isEqualTo(Json.mapping(PythonAnswer.UNSERIALISABLE, Json.of("<Rude that cannot be shown>")));
        assertThat(python.call("hostile", "rude"))
                .isInstanceOfSatisfying(
                        PythonAnswer.Raised.class,
                        raised -> assertThat(raised.error().message()).isEqualTo("<Rude that cannot be shown>"));
    }

    @Test
    void muchOutputIsHeardInLinesOfBoundedLength() throws Exception {
        assertThat(python.returned("hostile", "talks", Json.mapping("lines", Json.of(20_000))))
                .isEqualTo(Json.of("said"));

        for (int line = 0; line < 20_000; line++) {
            assertThat(python.hears()).startsWith("line " + line + " ");
        }
        assertThat(python.hears()).hasSize(8 * 1024);
    }
}
