package dev.squall.coordinator.watch;

import dev.squall.coordinator.kafka.Outbound;
import dev.squall.coordinator.kafka.Outbound.Destination;
import dev.squall.coordinator.run.RunState;
import dev.squall.coordinator.runner.RunObserver;
import dev.squall.coordinator.runner.RunStore;
import dev.squall.coordinator.store.RunCatalogue;
import dev.squall.model.codec.JournalCodec;
import dev.squall.model.journal.Journal;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.message.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends the journals of finished runs to other systems, each at least once: what a crash or an outage kept back is found in
 * the catalogue and goes out later.
 */
public final class JournalPublisher implements RunObserver, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(JournalPublisher.class);
    private static final Duration SENDING = Duration.ofSeconds(60);
    private static final int AT_ONCE = 100;

    private final RunStore store;
    private final RunCatalogue catalogue;
    private final Outbound outbound;
    private final String source;
    private final InstantSource clock;
    private final Set<String> underway = ConcurrentHashMap.newKeySet();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("squall-journals").factory());

    public JournalPublisher(
            RunStore store, RunCatalogue catalogue, Outbound outbound, String source, InstantSource clock) {
        this.store = store;
        this.catalogue = catalogue;
        this.outbound = outbound;
        this.source = source;
        this.clock = clock;
    }

    @Override
    public void appended(String run, long version, List<RunEvent> events, RunState state) {
        if (events.stream().anyMatch(RunEvent.RunFinished.class::isInstance)) {
            publish(run);
        }
    }

    /** Publishes what is left over; called now and then. */
    public void sweep() {
        catalogue.withUnsentJournal(AT_ONCE).forEach(this::publish);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void publish(String run) {
        if (!underway.add(run)) {
            return;
        }
        try {
            thread.execute(() -> send(run));
        } catch (RejectedExecutionException stopping) {
            underway.remove(run);
        }
    }

    private void send(String run) {
        try {
            var journal = Journal.of(store.load(run));
            outbound.send(
                            new Destination(Topics.JOURNAL, null, run),
                            JournalCodec.toBytes(journal),
                            JournalCodec.headers(journal, source))
                    .toCompletableFuture()
                    .get(SENDING.toMillis(), TimeUnit.MILLISECONDS);
            catalogue.journalSent(run, clock.instant());
        } catch (ExecutionException failed) {
            notSent(run, failed.getCause());
        } catch (TimeoutException | RuntimeException later) {
            LOG.warnf("journal not sent yet run=%s reason=%s", run, later.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            underway.remove(run);
        }
    }

    private void notSent(String run, @Nullable Throwable failure) {
        if (failure instanceof RecordTooLargeException) {
            LOG.warnf("journal too large for Kafka, it is only to be had by REST run=%s", run);
            catalogue.journalSent(run, clock.instant());
        } else {
            LOG.warnf("journal not sent yet run=%s reason=%s", run, failure);
        }
    }
}
