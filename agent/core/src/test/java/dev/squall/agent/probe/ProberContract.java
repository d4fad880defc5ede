package dev.squall.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.call.RealContext;
import dev.squall.model.json.Json;
import dev.squall.model.message.Refusal;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every prober does, shown on a real counterpart. */
abstract class ProberContract {
    abstract Prober prober();

    /** Arguments for something that is there. */
    abstract Json.Mapping arguments() throws Exception;

    /** Arguments for something that does not answer until {@link #release}; {@link #reached} is down once it was asked. */
    abstract Json.Mapping silent() throws Exception;

    final CountDownLatch reached = new CountDownLatch(1);

    abstract void release();

    final Observation observe(Json.Mapping arguments) throws InterruptedException {
        return prober().observe(arguments, RealContext.of("run/method[0]/one/a"));
    }

    final Json seen(Json.Mapping arguments) throws InterruptedException {
        Observation observation = observe(arguments);
        assertThat(observation).isInstanceOf(Observation.Seen.class);
        return ((Observation.Seen) observation).output();
    }

    @Test
    void whatIsThereIsSeenEachTime() throws Exception {
        assertThat(observe(arguments())).isInstanceOf(Observation.Seen.class);
        assertThat(observe(arguments())).isInstanceOf(Observation.Seen.class);
    }

    @Test
    void anUnknownArgumentIsNamed() throws Exception {
        assertThat(observe(arguments().with("frobnicate", Json.of(1))))
                .isInstanceOfSatisfying(Observation.Rejected.class, rejected -> {
                    assertThat(rejected.rejection().reason()).isEqualTo(Refusal.INVALID);
                    assertThat(rejected.rejection().detail()).contains("'frobnicate'");
                });
    }

    @Test
    void noArgumentsAreInvalid() throws Exception {
        assertThat(observe(Json.Mapping.EMPTY))
                .isInstanceOfSatisfying(
                        Observation.Rejected.class,
                        rejected -> assertThat(rejected.rejection().detail()).contains("is missing"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anInterruptBreaksItOff(boolean virtual) throws Exception {
        var ended = new CompletableFuture<Boolean>();
        Json.Mapping arguments = silent();
        var threads = virtual ? Thread.ofVirtual() : Thread.ofPlatform();
        Thread observing = threads.start(() -> {
            try {
                observe(arguments);
                ended.complete(false);
            } catch (InterruptedException _) {
                ended.complete(true);
            }
        });
        assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();

        observing.interrupt();

        assertThat(ended.get(10, TimeUnit.SECONDS)).isTrue();
        release();
    }
}
