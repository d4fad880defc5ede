package dev.squall.coordinator.submit;

import dev.squall.coordinator.kafka.Requests;
import dev.squall.coordinator.loop.RunnerLoop;
import dev.squall.coordinator.loop.RunnerLoop.Created;
import dev.squall.coordinator.store.IdempotencyKeys;
import dev.squall.coordinator.submit.Preparation.Prepared;
import dev.squall.model.codec.Warning;
import dev.squall.model.journal.Plan;
import dev.squall.model.message.Request;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Stores a run and has its owner start it. Once it is stored it will run: should the request to start it be lost, the run's
 * next owner starts it.
 */
public final class Launch {
    private static final Logger LOG = Logger.getLogger(Launch.class);
    private static final Duration STORING = Duration.ofSeconds(10);
    private static final Duration ASKING = Duration.ofSeconds(5);

    private final Preparation preparation;
    private final RunIds ids;
    private final IdempotencyKeys keys;
    private final RunnerLoop loop;
    private final Requests requests;
    private final Predicate<String> isStored;
    private final InstantSource clock;

    /** @param isStored whether there is a run of that id */
    public Launch(
            Preparation preparation,
            RunIds ids,
            IdempotencyKeys keys,
            RunnerLoop loop,
            Requests requests,
            Predicate<String> isStored,
            InstantSource clock) {
        this.preparation = preparation;
        this.ids = ids;
        this.keys = keys;
        this.loop = loop;
        this.requests = requests;
        this.isStored = isStored;
        this.clock = clock;
    }

    /** A caller's name for one request, with what tells that request from others. */
    public record Key(String key, String fingerprint) {}

    /** What launching came to. */
    public sealed interface Launched {
        /** @param again whether an earlier request of the same key had launched it */
        record Accepted(String run, boolean again, List<Warning> warnings) implements Launched {}

        record Refused(Prepared why) implements Launched {}

        /** The key was used for another request before. */
        record KeyTaken() implements Launched {}

        /** The run is not known to be stored: the store or the coordinator is too busy or away. */
        record Unavailable(String reason) implements Launched {}
    }

    public Launched launch(Submission submission, Optional<Key> key, String by) {
        String id = ids.next(loop::owns);
        return switch (preparation.prepare(id, submission)) {
            case Prepared.Invalid invalid -> new Launched.Refused(invalid);
            case Prepared.Impossible impossible ->
                key.isPresent() ? repeated(key.get(), impossible) : new Launched.Refused(impossible);
            case Prepared.Ready(var plan, var warnings) ->
                key.isPresent() ? once(plan, warnings, key.get(), by) : start(plan, warnings, by);
        };
    }

    private Launched once(Plan plan, List<Warning> warnings, Key key, String by) {
        var claim = keys.claim(key.key(), plan.run(), key.fingerprint(), clock.instant());
        if (!claim.same()) {
            return new Launched.KeyTaken();
        }
        if (claim.first()) {
            return start(plan, warnings, by);
        }
        // The earlier request may have broken off before it stored the run; storing it is refused when it did not.
        var mine = new Plan(
                claim.run(), plan.experiment(), plan.policy(), plan.seed(), plan.configuration(), plan.placements());
        return again(mine, warnings, by);
    }

    /** A repetition is answered like the first request, even if the same could not be planned any more. */
    private Launched repeated(Key key, Prepared.Impossible impossible) {
        return keys.find(key.key(), key.fingerprint())
                .filter(isStored)
                .<Launched>map(run -> new Launched.Accepted(run, true, List.of()))
                .orElseGet(() -> new Launched.Refused(impossible));
    }

    private Launched start(Plan plan, List<Warning> warnings, String by) {
        return store(plan, by)
                .<Launched>map(created -> created == Created.EXISTED
                        ? new Launched.Unavailable("the run's id was taken; try again")
                        : new Launched.Accepted(plan.run(), false, warnings))
                .orElseGet(Launch::notStored);
    }

    private Launched again(Plan plan, List<Warning> warnings, String by) {
        return store(plan, by)
                .<Launched>map(_ -> new Launched.Accepted(plan.run(), true, warnings))
                .orElseGet(Launch::notStored);
    }

    /** The connection may have broken after the commit; a key makes the repetition safe. */
    private static Launched notStored() {
        return new Launched.Unavailable(
                "the run could not be stored; repeat the request with the same Idempotency-Key, or look for the run first");
    }

    /** Empty when it is not known to be stored. */
    private Optional<Created> store(Plan plan, String by) {
        try {
            var created = await(loop.create(plan, by), STORING);
            if (created != Created.STARTED) {
                ask(plan.run(), by);
            }
            return Optional.of(created);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warnf("run not stored run=%s reason=%s", plan.run(), e.getMessage());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Kafka's client goes on trying after this returns. */
    private void ask(String run, String by) throws InterruptedException {
        try {
            await(requests.send(new Request.Start(run, clock.instant(), by)), ASKING);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warnf("start not sent yet run=%s", run);
        }
    }

    private static <T> T await(CompletionStage<T> stage, Duration limit)
            throws ExecutionException, TimeoutException, InterruptedException {
        return stage.toCompletableFuture().get(limit.toMillis(), TimeUnit.MILLISECONDS);
    }
}
