package dev.squall.coordinator.app;

import dev.squall.coordinator.api.EventStreams;
import dev.squall.coordinator.api.Machine;
import dev.squall.coordinator.fleet.FleetView;
import dev.squall.coordinator.kafka.DeadLetters;
import dev.squall.coordinator.kafka.KafkaCommandBus;
import dev.squall.coordinator.kafka.KafkaSettings;
import dev.squall.coordinator.kafka.Outbound;
import dev.squall.coordinator.kafka.ReportInputs;
import dev.squall.coordinator.kafka.Requests;
import dev.squall.coordinator.kafka.TopicCreator;
import dev.squall.coordinator.loop.Decider;
import dev.squall.coordinator.loop.Inputs;
import dev.squall.coordinator.loop.LostRuns;
import dev.squall.coordinator.loop.RunnerLoop;
import dev.squall.coordinator.runner.Runner;
import dev.squall.coordinator.store.IdempotencyKeys;
import dev.squall.coordinator.store.PostgresRunStore;
import dev.squall.coordinator.store.RunCatalogue;
import dev.squall.coordinator.submit.Launch;
import dev.squall.coordinator.submit.Preparation;
import dev.squall.coordinator.submit.RunIds;
import dev.squall.coordinator.watch.JournalPublisher;
import dev.squall.coordinator.watch.LiveFeed;
import dev.squall.coordinator.watch.LoopObservers;
import dev.squall.coordinator.watch.Observers;
import dev.squall.coordinator.watch.RunLog;
import dev.squall.coordinator.watch.RunMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;
import org.jboss.logging.Logger;

/** Puts the coordinator together; the only class that fetches the time and chance. {@link Running} starts and stops it. */
class Wiring {
    private static final Logger LOG = Logger.getLogger("dev.squall.kafka");

    /** Who this coordinator is in what it sends. */
    record Identity(String source) {}

    @Produces
    @Singleton
    Identity identity(Settings settings) {
        return new Identity("/squall/coordinators/"
                + settings.coordinator().id().orElseGet(() -> UUID.randomUUID().toString()));
    }

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }

    @Produces
    @Singleton
    RandomGenerator chance() {
        return new SecureRandom();
    }

    @Produces
    @Singleton
    Machine machine() {
        return new Machine(
                Optional.ofNullable(System.getenv("HOSTNAME")).orElse("coordinator"),
                System.getProperty("os.name") + "-" + System.getProperty("os.version") + "-"
                        + System.getProperty("os.arch"));
    }

    @Produces
    @Singleton
    PostgresRunStore store(DataSource database) {
        return new PostgresRunStore(database);
    }

    @Produces
    @Singleton
    IdempotencyKeys idempotencyKeys(DataSource database) {
        return new IdempotencyKeys(database);
    }

    @Produces
    @Singleton
    Inputs inputs(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Settings settings,
            DeadLetters deadLetters,
            InstantSource clock) {
        return new ReportInputs(
                KafkaSettings.consumer(kafka, settings.coordinator().id()), deadLetters, clock);
    }

    @Produces
    @Singleton
    Producer<String, byte[]> producer(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        return KafkaSettings.producer(kafka);
    }

    @Produces
    @Singleton
    Outbound outbound(Producer<String, byte[]> producer, InstantSource clock) {
        return new Outbound(producer, clock);
    }

    @Produces
    @Singleton
    TopicCreator topics(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        return new TopicCreator(kafka);
    }

    @Produces
    @Singleton
    DeadLetters deadLetters(Outbound outbound, MeterRegistry meters) {
        return new DeadLetters(outbound, meters.counter("squall.dead.letters")::increment);
    }

    @Produces
    @Singleton
    Requests requests(Outbound outbound, Identity identity) {
        return new Requests(outbound, identity.source());
    }

    @Produces
    @Singleton
    FleetView fleet(InstantSource clock) {
        return new FleetView(clock);
    }

    @Produces
    @Singleton
    LiveFeed feed() {
        return new LiveFeed();
    }

    @Produces
    @Singleton
    EventStreams streams(PostgresRunStore store, LiveFeed feed) {
        return new EventStreams(store, feed);
    }

    @Produces
    @Singleton
    JournalPublisher journals(
            PostgresRunStore store, RunCatalogue catalogue, Outbound outbound, Identity identity, InstantSource clock) {
        return new JournalPublisher(store, catalogue, outbound, identity.source(), clock);
    }

    @Produces
    @Singleton
    RunnerLoop loop(
            PostgresRunStore store,
            Inputs inputs,
            Outbound outbound,
            Identity identity,
            LiveFeed feed,
            JournalPublisher journals,
            MeterRegistry meters,
            InstantSource clock) {
        var undelivered = meters.counter("squall.messages.undelivered");
        var bus = new KafkaCommandBus(outbound, identity.source(), (topic, run, failure) -> {
            undelivered.increment();
            LOG.warnf("message not delivered topic=%s run=%s reason=%s", topic, run, failure.getMessage());
        });
        var lost = new LostRuns();
        var log = new RunLog();
        var metrics = new RunMetrics(meters);
        var runner = new Runner(store, bus, new Observers(List.of(lost, metrics, log, feed, journals)));
        var decider = new Decider(runner, store, lost, clock, new LoopObservers(List.of(log, metrics)));
        return new RunnerLoop(decider, inputs, clock);
    }

    @Produces
    @Singleton
    Preparation preparation(FleetView fleet, Settings settings, RandomGenerator chance) {
        return new Preparation(
                fleet::alive,
                name -> Optional.ofNullable(System.getenv(name)),
                settings.configuration().environment().orElse(Set.of()),
                chance);
    }

    @Produces
    @Singleton
    Launch launch(
            Preparation preparation,
            IdempotencyKeys keys,
            RunnerLoop loop,
            Requests requests,
            PostgresRunStore store,
            InstantSource clock,
            RandomGenerator chance) {
        var ids = new RunIds(clock, chance);
        return new Launch(preparation, ids, keys, loop, requests, run -> store.version(run) > 0, clock);
    }
}
