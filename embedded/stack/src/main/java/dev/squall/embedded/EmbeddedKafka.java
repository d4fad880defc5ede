package dev.squall.embedded;

import dev.squall.model.message.Topics;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A real Kafka broker (KRaft, broker and controller in one) inside this JVM, over a directory that outlives it: records, topics and
 * the port are the same after a restart.
 */
public final class EmbeddedKafka implements AutoCloseable {
    private static final Duration ADMIN_LIMIT = Duration.ofSeconds(20);
    private static final String NODE = "1";

    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedKafka(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts the broker; returns when it takes records.
     *
     * @param directory its data; created and formatted when new
     * @param port 0 for the port of the last time, or a free one
     */
    public static EmbeddedKafka start(Path directory, int port) throws IOException {
        QuietLogs.install();
        Path data = directory.resolve("data");
        Files.createDirectories(data);
        int listening = port == 0 ? Ports.remembered(directory.resolve("port"), 0) : port;
        format(data);
        var server = new KafkaRaftServer(
                KafkaConfig.fromProps(configuration(data, listening, Ports.free()), false), Time.SYSTEM);
        try {
            server.startup();
        } catch (RuntimeException e) {
            server.shutdown();
            throw new StartFailure("Kafka did not start on port " + listening + " over " + data, e);
        }
        return new EmbeddedKafka(server, listening);
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Creates the topics that are not there yet; those that are there stay as they are. */
    public void create(List<Topics.Topic> topics) throws IOException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            long limit = ADMIN_LIMIT.toMillis();
            Set<String> existing = admin.listTopics().names().get(limit, TimeUnit.MILLISECONDS);
            List<NewTopic> missing = topics.stream()
                    .filter(topic -> !existing.contains(topic.name()))
                    .map(EmbeddedKafka::newTopic)
                    .toList();
            admin.createTopics(missing).all().get(limit, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new StartFailure("topics could not be created on " + bootstrapServers(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted while creating topics", e);
        }
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static NewTopic newTopic(Topics.Topic topic) {
        Map<String, String> cleanup = topic.compacted()
                ? Map.of("cleanup.policy", "compact")
                : Map.of(
                        "cleanup.policy",
                        "delete",
                        "retention.ms",
                        Long.toString(topic.retention().toMillis()));
        return new NewTopic(topic.name(), topic.partitions(), (short) 1).configs(cleanup);
    }

    private static void format(Path data) throws IOException {
        if (Files.exists(data.resolve("meta.properties"))) {
            return;
        }
        var formatter = new Formatter();
        formatter.setNodeId(Integer.parseInt(NODE));
        formatter.setClusterId(Uuid.randomUuid().toString());
        formatter.setDirectories(List.of(data.toString()));
        formatter.setMetadataLogDirectory(data.toString());
        formatter.setControllerListenerName("CONTROLLER");
        formatter.setUnstableFeatureVersionsEnabled(false);
        try (var nowhere = new PrintStream(OutputStream.nullOutputStream())) {
            formatter.setPrintStream(nowhere);
            formatter.run();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) { // Formatter.run declares Exception
            throw new StartFailure("the Kafka directory " + data + " could not be formatted", e);
        }
    }

    private static Properties configuration(Path data, int port, int controllerPort) {
        var it = new Properties();
        it.put("process.roles", "broker,controller");
        it.put("node.id", NODE);
        it.put("log.dirs", data.toString());
        it.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
        it.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        it.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        it.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        it.put("controller.listener.names", "CONTROLLER");
        it.put("inter.broker.listener.name", "PLAINTEXT");
        it.put("group.initial.rebalance.delay.ms", "0");
        it.put("auto.create.topics.enable", "false"); // a misspelt topic is an error, not a second topic
        for (String topic : List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
            it.put(topic + ".replication.factor", "1");
            it.put(topic + ".num.partitions", "1");
        }
        it.put("transaction.state.log.min.isr", "1");
        it.put("share.coordinator.state.topic.min.isr", "1");
        it.put("log.cleaner.dedupe.buffer.size", "2097152"); // the default takes 128 MB of heap
        it.put("num.network.threads", "2");
        it.put("num.io.threads", "2");
        return it;
    }
}
