package dev.squall.agent.kafka;

import dev.squall.agent.worker.Reports;
import dev.squall.agent.worker.Worker;
import dev.squall.model.codec.CommandCodec;
import dev.squall.model.codec.ControlCodec;
import dev.squall.model.codec.HeartbeatCodec;
import dev.squall.model.message.AgentRef;
import dev.squall.model.message.Command;
import dev.squall.model.message.Control;
import dev.squall.model.message.Heartbeat;
import dev.squall.model.message.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * An agent's connection to Kafka as a whole: two inboxes, each on its own thread, so that an abort never waits behind a
 * step; one outbox; heartbeats.
 *
 * <pre>
 * {@link Inbox} commands -> {@link Worker} <- {@link Inbox} controls
 *                             |
 *                     {@link KafkaReports} -> {@link Outbox}
 * </pre>
 */
public final class AgentLink implements AutoCloseable {
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Logger LOG = Logger.getLogger(AgentLink.class);

    private final AgentRef agent;
    private final Clients clients;
    private final InstantSource clock;
    private final Outbox outbox;
    private final ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("squall-heartbeat").factory());
    private volatile @Nullable Inbox<Command> commands;
    private volatile @Nullable Inbox<Control> controls;

    public AgentLink(AgentRef agent, Map<String, Object> connection, InstantSource clock) {
        this.agent = agent;
        this.clients = new Clients(connection);
        this.clock = clock;
        this.outbox = new Outbox(clients.producer());
    }

    public Reports reports() {
        return new KafkaReports(outbox);
    }

    /** Begins to read and to beat; waits for nothing, so an agent may start before its broker. */
    public void start(Worker worker, Supplier<Heartbeat> heartbeat, Duration interval) {
        outbox.start();
        Thread.ofPlatform().name("squall-connect").start(() -> connect(worker, heartbeat, interval));
    }

    private void connect(Worker worker, Supplier<Heartbeat> heartbeat, Duration interval) {
        int partitions = awaitTopics();
        if (partitions == 0) {
            return;
        }
        var letters = new DeadLetters(outbox);
        var control = new Inbox<>(
                clients.consumer(),
                new TopicPartition(Topics.control(agent.cluster()), 0),
                ControlCodec::fromBytes,
                worker::accept,
                letters,
                clock);
        var command = new Inbox<>(
                clients.consumer(),
                new TopicPartition(
                        Topics.commands(agent.cluster()), Topics.commandPartition(agent.agent(), partitions)),
                CommandCodec::fromBytes,
                (Command received) -> {
                    if (received.agent().equals(agent)) {
                        worker.accept(received);
                    }
                },
                letters,
                clock);
        controls = control;
        commands = command;
        control.start();
        command.start();
        var _ = beats.scheduleAtFixedRate(() -> beat(heartbeat), 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private int awaitTopics() {
        while (!beats.isShutdown()) {
            try (var admin = clients.admin()) {
                return new TopicSetup(admin).ensure(agent.cluster());
            } catch (ExecutionException | TimeoutException | KafkaException e) {
                LOG.warnf("topics are not to be had agent=%s reason=%s", agent, e.getMessage());
            } catch (InterruptedException _) {
                return 0;
            }
            try {
                Thread.sleep(RETRY);
            } catch (InterruptedException _) {
                return 0;
            }
        }
        return 0;
    }

    /** An agent is alive for others only once it reads its commands. */
    private void beat(Supplier<Heartbeat> heartbeat) {
        if (isReading()) {
            try {
                var beat = heartbeat.get();
                outbox.send(Topics.FLEET, agent.toString(), HeartbeatCodec.toBytes(beat), HeartbeatCodec.headers(beat));
            } catch (RuntimeException e) {
                LOG.error("heartbeat failed", e);
            }
        }
    }

    /** Whether commands and controls would be heard. */
    public boolean isReading() {
        var command = commands;
        var control = controls;
        return command != null && control != null && command.isReading() && control.isReading();
    }

    @Override
    public void close() {
        beats.shutdownNow();
        for (var inbox : new Inbox<?>[] {commands, controls}) {
            if (inbox != null) {
                inbox.close();
            }
        }
        outbox.close();
    }
}
