package dev.squall.agent.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.json.Json;
import dev.squall.model.message.Refusal;
import dev.squall.testbed.RequiresPython;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions that do not end as they should: each call is answered, the next one works, and no process stays behind. */
@RequiresPython
class PythonLimitsTest {
    private static final Duration SHORT = Duration.ofMillis(300);

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

    private String unanswered(String func, Json.Mapping arguments, Duration limit) throws InterruptedException {
        return switch (python.host().call(PythonBench.of("hostile", func, arguments), limit)) {
            case PythonAnswer.Unanswered(String reason) -> reason;
            case PythonAnswer other -> throw new AssertionError(other);
        };
    }

    private String unanswered(String func) throws InterruptedException {
        return unanswered(func, Json.Mapping.EMPTY, PythonBench.PLENTY);
    }

    private CompletableFuture<PythonAnswer> beside(String func, Duration limit) throws InterruptedException {
        var answer = new CompletableFuture<PythonAnswer>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                answer.complete(python.host().call(PythonBench.of("hostile", func, Json.Mapping.EMPTY), limit));
            } catch (InterruptedException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    private long pid() {
        return python.host().pid().orElseThrow();
    }

    private void isWarm(int count) throws InterruptedException {
        assertThat(python.returned("hostile", "counted")).isEqualTo(Json.of(count));
    }

    private static void isGone(String pid) {
        ProcessHandle.of(Long.parseLong(pid.strip()))
                .ifPresent(left -> assertThat(left.onExit()).succeedsWithin(Duration.ofSeconds(10)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sleeps", "spins"})
    void aFunctionAtItsLimitIsBrokenOffAndTheProcessStaysWarm(String func) throws Exception {
        isWarm(1);

        assertThat(unanswered(func, Json.Mapping.EMPTY, SHORT))
                .isEqualTo("hostile." + func + " took longer than 300ms and was broken off");

        isWarm(2);
    }

    @Test
    void aFunctionThatIsBrokenOffMayTidyUp() throws Exception {
        assertThat(brokenOff("tidies")).isEqualTo("begun");

        assertThat(python.hears()).isEqualTo("tidied");
    }

    @Test
    void aFunctionThatDoesNotEndIsKilledWithItsProcessAndWhatRunsBesideItIsToldWhy() throws Exception {
        isWarm(1);
        var beside = beside("many", PythonBench.PLENTY);
        assertThat(python.hears()).isEqualTo("here");

        assertThat(unanswered("stubborn", Json.Mapping.EMPTY, SHORT))
                .isEqualTo(
                        "hostile.stubborn took longer than 300ms, did not end when it was broken off, and was killed");

        assertThat(beside.get(10, TimeUnit.SECONDS))
                .isEqualTo(new PythonAnswer.Unanswered("hostile.many has no result: its Python process was killed,"
                        + " because hostile.stubborn took longer than 300ms and did not end when it was broken off"));
        isWarm(1);
    }

    /** Interrupts the call after the first line that its function prints, and gives that line. */
    private String brokenOff(String func) throws Exception {
        var ended = new CompletableFuture<Boolean>();
        Thread calling = Thread.ofPlatform().start(() -> {
            try {
                python.call("hostile", func);
                ended.complete(false);
            } catch (InterruptedException _) {
                ended.complete(true);
            }
        });
        String line = python.hears();

        calling.interrupt();

        assertThat(ended.get(10, TimeUnit.SECONDS)).isTrue();
        return line;
    }

    @ParameterizedTest
    @ValueSource(strings = {"sleeps", "spins", "stubborn"})
    void anInterruptBreaksACallOff(String func) throws Exception {
        brokenOff(func);

        isWarm(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"waits_for_child", "waits_in_shell", "leaves_orphan"})
    void whatABrokenOffFunctionHasStartedEndsWithIt(String func) throws Exception {
        isGone(brokenOff(func));
    }

    @Test
    void whatAnEarlierFunctionLeftRunningOnPurposeIsLeftAlone() throws Exception {
        var pid = python.returned("hostile", "leaves_child");

        isGone(brokenOff("waits_for_child"));

        assertThat(python.returned("hostile", "is_child", Json.mapping("pid", pid)))
                .isEqualTo(Json.of(true));
        ProcessHandle.of(((Json.Number) pid).value().longValueExact()).ifPresent(ProcessHandle::destroyForcibly);
    }

    @ParameterizedTest
    @CsvSource({
        "exits,             ended with status 3",
        "kills_itself,      ended by signal 9",
        "scribbles,         ended by signal 9",
        "closes_everything, ended by signal 9"
    })
    void aProcessThatEndsInTheMiddleOfACallIsSaidToHaveAndTheNextCallHasAnother(String func, String words)
            throws Exception {
        isWarm(1);
        long before = pid();

        assertThat(unanswered(func)).isEqualTo("hostile." + func + " has no result: its Python process " + words);

        isWarm(1);
        assertThat(pid()).isNotEqualTo(before);
    }

    @Test
    void aKillFromOutsideInTheMiddleOfACallLeavesNothingBehind() throws Exception {
        var call = beside("waits_for_child", PythonBench.PLENTY);
        String child = python.hears();

        ProcessHandle.of(pid()).orElseThrow().destroyForcibly();

        assertThat(call.get(10, TimeUnit.SECONDS))
                .isEqualTo(new PythonAnswer.Unanswered(
                        "hostile.waits_for_child has no result: its Python process ended by signal 9"));
        isGone(child);
        isWarm(1);
    }

    @Test
    void aProcessThatWasKilledBetweenTwoCallsIsReplaced() throws Exception {
        isWarm(1);
        var process = ProcessHandle.of(pid()).orElseThrow();
        process.destroyForcibly();
        process.onExit().get(10, TimeUnit.SECONDS);

        isWarm(1);
    }

    @Test
    void aForkThatComesOutOfTheFunctionAnswersNothingAndEnds() throws Exception {
        var answer = Json.of("the parent, after the end of the child");

        assertThat(python.returned("hostile", "forks")).isEqualTo(answer);
        assertThat(python.returned("hostile", "forks")).isEqualTo(answer);
    }

    @Test
    void aForkThatStaysDoesNotHideTheEndOfTheProcess() throws Exception {
        var fork = python.returned("hostile", "forks_and_stays");

        assertThat(unanswered("exits")).contains("ended with status 3");

        isGone(((Json.Number) fork).value().toPlainString());
    }

    @Test
    void severalCallsRunAtOnceInOneProcessAndNoMoreThanTheLimit() throws Exception {
        List<CompletableFuture<PythonAnswer>> calls = new ArrayList<>();
        for (int i = 0; i < PythonHost.MOST_CALLS; i++) {
            calls.add(beside("many", PythonBench.PLENTY));
            assertThat(python.hears()).isEqualTo("here");
        }

        assertThat(python.call("hostile", "counted"))
                .isInstanceOfSatisfying(
                        PythonAnswer.Refused.class,
                        refused -> assertThat(refused.rejection().reason()).isEqualTo(Refusal.OVERLOADED));

        ProcessHandle.of(pid()).orElseThrow().destroyForcibly();
        for (var call : calls) {
            assertThat(call.get(20, TimeUnit.SECONDS)).isInstanceOf(PythonAnswer.Unanswered.class);
        }
        isWarm(1);
    }

    @Test
    void whatRunsBesideAnotherCallIsAnsweredFirst() throws Exception {
        var first = beside("many", PythonBench.PLENTY);
        assertThat(python.hears()).isEqualTo("here");

        assertThat(python.returned("hostile", "opens")).isEqualTo(Json.NULL);

        assertThat(first.get(10, TimeUnit.SECONDS)).isInstanceOf(PythonAnswer.Returned.class);
    }

    @Test
    void theEndOfTheHostIsTheEndOfTheProcessWhateverItIsAt() throws Exception {
        var call = beside("waits_for_child", PythonBench.PLENTY);
        String child = python.hears();
        var process = ProcessHandle.of(pid()).orElseThrow();

        python.close();

        assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(10));
        assertThat(call.get(10, TimeUnit.SECONDS)).isInstanceOf(PythonAnswer.Unanswered.class);
        isGone(child);
        assertThat(unanswered("counted")).contains("its time is over");
    }
}
