package dev.squall.coordinator.testbed;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A Kafka broker in this JVM that can be stopped and started again at the same address with all its records. */
public final class TestKafka {
    private final Path directory;
    private final int port = freePort();
    private KafkaRaftServer server;

    public TestKafka(Path directory) throws Exception {
        this.directory = directory;
        Files.createDirectories(directory);
        format();
        server = start();
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public void stop() {
        server.shutdown();
        server.awaitShutdown();
    }

    public void comeBack() {
        server = start();
    }

    private KafkaRaftServer start() {
        var started = new KafkaRaftServer(KafkaConfig.fromProps(settings(), false), Time.SYSTEM);
        started.startup();
        return started;
    }

    private void format() throws Exception {
        var formatter = new Formatter();
        formatter.setNodeId(1);
        formatter.setClusterId(Uuid.randomUuid().toString());
        formatter.setDirectories(List.of(directory.toString()));
        formatter.setMetadataLogDirectory(directory.toString());
        formatter.setControllerListenerName("CONTROLLER");
        formatter.setPrintStream(new PrintStream(OutputStream.nullOutputStream()));
        formatter.run();
    }

    private Properties settings() {
        int controller = freePort();
        var it = new Properties();
        it.put("process.roles", "broker,controller");
        it.put("node.id", "1");
        it.put("log.dirs", directory.toString());
        it.put("controller.quorum.voters", "1@127.0.0.1:" + controller);
        it.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller);
        it.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        it.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        it.put("controller.listener.names", "CONTROLLER");
        it.put("inter.broker.listener.name", "PLAINTEXT");
        it.put("group.initial.rebalance.delay.ms", "0");
        it.put("auto.create.topics.enable", "false");
        it.put("offsets.topic.replication.factor", "1");
        it.put("offsets.topic.num.partitions", "1");
        it.put("transaction.state.log.replication.factor", "1");
        it.put("transaction.state.log.min.isr", "1");
        it.put("log.cleaner.dedupe.buffer.size", "2097152");
        return it;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
