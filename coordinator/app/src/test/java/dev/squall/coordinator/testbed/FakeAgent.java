package dev.squall.coordinator.testbed;

import dev.squall.model.codec.CommandCodec;
import dev.squall.model.codec.ControlCodec;
import dev.squall.model.codec.HeartbeatCodec;
import dev.squall.model.codec.ReportCodec;
import dev.squall.model.json.Json;
import dev.squall.model.message.AgentRef;
import dev.squall.model.message.Command;
import dev.squall.model.message.Control;
import dev.squall.model.message.Heartbeat;
import dev.squall.model.message.Recovery;
import dev.squall.model.message.RecoveryCause;
import dev.squall.model.message.Refusal;
import dev.squall.model.message.Report;
import dev.squall.model.message.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * An agent made of plain Kafka clients: it says that it is alive, takes the commands and controls of its cluster and
 * answers as it was told to.
 */
public final class FakeAgent implements AutoCloseable {
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);

    private final AgentRef agent;
    private final Map<String, Object> kafka;
    private final KafkaProducer<String, byte[]> producer;
    private final List<Command> commands = new CopyOnWriteArrayList<>();
    private final List<Control> controls = new CopyOnWriteArrayList<>();
    private final List<Command> faults = new CopyOnWriteArrayList<>();
    private final ExecutorService sender = Executors.newSingleThreadExecutor();
    private final Thread thread;
    private volatile Function<Command, List<Report>> onCommand = command -> List.of(succeeded(command, Json.of(200)));
    private volatile Function<Control, List<Report>> onControl = _ -> List.of();
    private volatile boolean open = true;

    private FakeAgent(String bootstrapServers, String cluster, String id) {
        agent = new AgentRef(cluster, id);
        kafka = Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0, "metadata.max.age.ms", 1000);
        producer = new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer());
        thread = Thread.ofPlatform().name("fake-agent-" + id).daemon().start(this::run);
    }

    public static FakeAgent start(String bootstrapServers, String cluster, String id) {
        return new FakeAgent(bootstrapServers, cluster, id);
    }

    public FakeAgent answering(Function<Command, List<Report>> answers) {
        onCommand = answers;
        return this;
    }

    public FakeAgent obeying(Function<Control, List<Report>> answers) {
        onControl = answers;
        return this;
    }

    /** Every command of the run that arrived, repetitions included. */
    public List<Command> commands(String run) {
        return commands.stream().filter(command -> command.run().equals(run)).toList();
    }

    public List<Control> controls(String run) {
        return controls.stream().filter(control -> control.run().equals(run)).toList();
    }

    public Report.Succeeded succeeded(Command command, Json output) {
        var now = Instant.now();
        return new Report.Succeeded(command.run(), command.id(), agent, now, output, now, now);
    }

    /** A fault in place for an hour. */
    public Report.Injected injected(Command.Action action) {
        var now = Instant.now();
        faults.add(action);
        return new Report.Injected(
                action.run(), action.id(), agent, now, Json.NULL, now, now, now.plus(Duration.ofHours(1)));
    }

    /** The clean end of every fault of a run. */
    public List<Report> undo(String run) {
        var now = Instant.now();
        return faults.stream()
                .filter(fault -> fault.run().equals(run))
                .<Report>map(fault -> new Report.Recovered(
                        run, fault.id(), agent, now, Recovery.CLEAN, RecoveryCause.ABORT, Json.NULL, now, now))
                .toList();
    }

    /** The same, and the end of what it had not answered. */
    public List<Report> recoverAll(String run) {
        var now = Instant.now();
        var reports = new ArrayList<>(undo(run));
        for (var command : commands(run)) {
            if (!faults.contains(command)) {
                reports.add(new Report.Refused(run, command.id(), agent, now, Refusal.ABORTED, "aborted"));
            }
        }
        return reports;
    }

    /** Goes out in order, when there is a broker. */
    public void report(Report report) {
        send(Topics.REPORTS, report.run(), ReportCodec.toBytes(report));
    }

    /** Anything at all. */
    public void send(String topic, String key, byte[] value) {
        sender.execute(() -> {
            var _ = producer.send(new ProducerRecord<>(topic, key, value));
        });
    }

    @Override
    public void close() {
        open = false;
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sender.shutdownNow();
        producer.close(Duration.ofSeconds(2));
    }

    private void run() {
        var reading = new HashMap<>(kafka);
        reading.put("auto.offset.reset", "earliest");
        reading.put("enable.auto.commit", false);
        try (var consumer = new KafkaConsumer<>(reading, new StringDeserializer(), new ByteArrayDeserializer())) {
            int mine = Topics.commandPartition(agent.agent(), Topics.COMMAND_PARTITIONS);
            consumer.assign(List.of(
                    new TopicPartition(Topics.commands(agent.cluster()), mine),
                    new TopicPartition(Topics.control(agent.cluster()), 0)));
            var lastBeat = Instant.MIN;
            while (open) {
                if (Duration.between(lastBeat, Instant.now()).compareTo(HEARTBEAT) > 0) {
                    lastBeat = Instant.now();
                    beat();
                }
                consumer.poll(Duration.ofMillis(50)).forEach(this::take);
            }
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        if (record.topic().equals(Topics.control(agent.cluster()))) {
            var control = ControlCodec.fromBytes(record.value());
            controls.add(control);
            onControl.apply(control).forEach(this::report);
            return;
        }
        var command = CommandCodec.fromBytes(record.value());
        if (command.agent().equals(agent)) {
            commands.add(command);
            onCommand.apply(command).forEach(this::report);
        }
    }

    private void beat() {
        var heartbeat = new Heartbeat(
                agent,
                "incarnation-1",
                Instant.now(),
                Map.of("zone", "a"),
                Set.of("http", "process", "signal"),
                List.of());
        send(Topics.FLEET, agent.toString(), HeartbeatCodec.toBytes(heartbeat));
    }
}
