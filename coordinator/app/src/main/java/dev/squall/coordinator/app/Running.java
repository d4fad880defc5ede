package dev.squall.coordinator.app;

import dev.squall.coordinator.fleet.FleetView;
import dev.squall.coordinator.kafka.TopicCreator;
import dev.squall.coordinator.loop.RunnerLoop;
import dev.squall.coordinator.watch.JournalPublisher;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.jboss.logging.Logger;

/** Starts what {@link Wiring} has put together, before the first record comes in, and stops it in the opposite order. */
@ApplicationScoped
class Running {
    private static final Logger LOG = Logger.getLogger("dev.squall");
    private static final Duration SWEEP = Duration.ofSeconds(30);
    private static final Duration LAST_RECORDS = Duration.ofSeconds(3);

    private final RunnerLoop loop;
    private final TopicCreator topics;
    private final JournalPublisher journals;
    private final Producer<String, byte[]> producer;
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("squall-sweeper").daemon().factory());

    Running(RunnerLoop loop, TopicCreator topics, JournalPublisher journals, Producer<String, byte[]> producer) {
        this.loop = loop;
        this.topics = topics;
        this.journals = journals;
        this.producer = producer;
    }

    void start(
            @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event,
            MeterRegistry meters,
            FleetView fleet) {
        meters.gauge("squall.loop.queue", loop, RunnerLoop::waiting);
        meters.gauge(
                "squall.agents.alive", fleet, view -> view.alive().members().size());
        topics.ensureShared();
        loop.start();
        var _ = sweeper.scheduleWithFixedDelay(this::sweep, SWEEP.toMillis(), SWEEP.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        sweeper.shutdownNow();
        topics.close();
        loop.close();
        journals.close();
        producer.close(LAST_RECORDS);
    }

    private void sweep() {
        try {
            journals.sweep();
        } catch (RuntimeException later) {
            LOG.warnf("journals not looked through reason=%s", later.getMessage());
        }
    }
}
