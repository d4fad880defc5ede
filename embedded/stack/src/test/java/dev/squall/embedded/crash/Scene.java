package dev.squall.embedded.crash;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;

/** One drill's own belongings: its run, the {@link Gates} that its steps call, the {@link Victim} of its fault. */
final class Scene implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(20);

    private final DrillGround ground;
    private final Path directory;
    private final Gates gates;
    private final Victim victim;
    private String run = "";
    private Instant struck = Instant.EPOCH;

    private Scene(DrillGround ground) throws IOException {
        this.ground = ground;
        this.directory = Files.createTempDirectory(ground.directory(), "scene");
        this.gates = new Gates();
        this.victim = new Victim(directory);
    }

    static Scene on(DrillGround ground) {
        try {
            return new Scene(ground);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Gates gates() {
        return gates;
    }

    Victim victim() {
        return victim;
    }

    Path directory() {
        return directory;
    }

    String run() {
        return run;
    }

    /**
     * Starts the run of all drills: a hypothesis, an action after a pause, a fault, a look, a last action, a rollback. Each step but the
     * fault calls the gate of its name; the fault stops the victim.
     */
    void start() throws Exception {
        start(DrillExperiment.whole(gates.url(), victim.pidFile()));
    }

    void start(String experiment) throws Exception {
        run = ground.runs().start(experiment);
    }

    /** Returns when this call of the gate has come. */
    void awaitCall(String gate, int nth) {
        awaiting("call " + nth + " of gate " + gate, () -> gates.calls(gate) >= nth);
    }

    void awaitPhase(String phase) {
        awaiting(
                "phase " + phase,
                () -> ground.runs().run(run).path("phase").asText().equals(phase));
    }

    /** Returns when a step of this name has been sent to its agent. */
    void awaitDispatched(String step) {
        awaiting(
                "the dispatch of " + step,
                () -> StreamSupport.stream(
                                ground.runs().journal(run).path("steps").spliterator(), false)
                        .anyMatch(one -> one.path("name").asText().equals(step)));
    }

    /** Returns when the run has entered a pause: its step before was answered, the next one is not sent yet. */
    void awaitPause() {
        awaiting("a pause", () -> !ground.runs().journal(run).path("pauses").isEmpty());
    }

    void awaiting(String what, Callable<Boolean> condition) {
        await(what)
                .atMost(DrillGround.LIMIT)
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL)
                .ignoreExceptions()
                .until(condition);
    }

    /** From here on the time until everything is clean counts. */
    void strike() {
        struck = Instant.now();
    }

    /** The run's end, which has to come. */
    Ending end() throws Exception {
        awaitPhase("finished");
        return new Ending(ground.runs().journal(run), struck);
    }

    @Override
    public void close() {
        gates.close();
        victim.close();
    }
}
