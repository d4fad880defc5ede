package dev.squall.benchmarks;

import dev.squall.embedded.ChildProcess;
import dev.squall.embedded.ChildSpec;
import dev.squall.embedded.Children;
import dev.squall.embedded.EmbeddedKafka;
import dev.squall.embedded.EmbeddedPostgres;
import dev.squall.model.message.Topics;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the product consists of, on this machine: a broker and a database with production's settings, and coordinator and one agent
 * as processes of their own, with the Java options of their images.
 */
final class Stand implements AutoCloseable {
    static final String CLUSTER = "bench";
    static final String THERE = "bench.there";
    static final String BACK = "bench.back";

    private static final String POLICY = """
            families: [http, tcp, prometheus, signal]
            longest: 10m
            """;

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final EmbeddedKafka kafka;
    private final EmbeddedPostgres postgres;
    private final Runs runs;

    private Stand(Place place) throws Exception {
        try {
            kafka = part(EmbeddedKafka.start(place.scratch().resolve("kafka"), 0));
            postgres = part(EmbeddedPostgres.start(place.scratch().resolve("postgres"), 0, List.of("squall")));
            var topics = new ArrayList<>(Topics.shared());
            topics.addAll(Topics.ofCluster(CLUSTER));
            var like = Topics.ofCluster(CLUSTER).getLast();
            for (String name : List.of(THERE, BACK)) {
                topics.add(new Topics.Topic(name, 1, false, like.retention()));
            }
            kafka.create(topics);
            var children = part(new Children(place.scratch().resolve("processes")));
            int api = freePort();
            ChildProcess coordinator = part(children.start(coordinator(place, api)));
            ChildProcess agent = part(children.start(agent(place, freePort())));
            coordinator.awaitReady();
            agent.awaitReady();
            runs = part(new Runs(URI.create("http://127.0.0.1:" + api), postgres.connect("squall")));
        } catch (Exception failed) {
            close();
            throw failed;
        }
    }

    static Stand start(Place place) throws Exception {
        place.say("starting broker, database, coordinator and agent");
        return new Stand(place);
    }

    String kafka() {
        return kafka.bootstrapServers();
    }

    EmbeddedPostgres postgres() {
        return postgres;
    }

    Runs runs() {
        return runs;
    }

    @Override
    public void close() throws Exception {
        while (!parts.isEmpty()) {
            parts.pop().close();
        }
    }

    private <T extends AutoCloseable> T part(T started) {
        parts.push(started);
        return started;
    }

    private ChildSpec coordinator(Place place, int port) {
        var environment = common(port);
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl("squall"));
        environment.put("QUARKUS_DATASOURCE_USERNAME", EmbeddedPostgres.USER);
        environment.put("QUARKUS_DATASOURCE_PASSWORD", EmbeddedPostgres.PASSWORD);
        return spec(place, "coordinator", environment, port);
    }

    private ChildSpec agent(Place place, int port) throws IOException {
        var environment = common(port);
        environment.put("SQUALL_CLUSTER", CLUSTER);
        environment.put("SQUALL_AGENT_ID", "agent-" + CLUSTER);
        environment.put(
                "SQUALL_AGENT_POLICY_FILE", place.write("policy.yaml", POLICY).toString());
        environment.put(
                "SQUALL_AGENT_LEDGER_DIRECTORY",
                Files.createDirectories(place.scratch().resolve("ledger")).toString());
        return spec(place, "agent", environment, port);
    }

    private Map<String, String> common(int port) {
        var environment = new HashMap<String, String>();
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        return environment;
    }

    private static ChildSpec spec(Place place, String name, Map<String, String> environment, int port) {
        Path jar = place.home().resolve(name).resolve("app/target/quarkus-app/quarkus-run.jar");
        return ChildSpec.served(
                name,
                List.of("-XX:+UseSerialGC", "-Xmx256m", "-jar", jar.toString()),
                environment,
                place.scratch().resolve(name + ".log"),
                URI.create("http://127.0.0.1:" + port + "/q/health/ready"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
