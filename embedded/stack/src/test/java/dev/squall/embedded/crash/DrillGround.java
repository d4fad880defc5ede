package dev.squall.embedded.crash;

import static org.awaitility.Awaitility.await;

import dev.squall.embedded.Applications;
import dev.squall.embedded.ChildProcess;
import dev.squall.embedded.ChildSpec;
import dev.squall.embedded.Children;
import dev.squall.embedded.EmbeddedKafka;
import dev.squall.embedded.EmbeddedPostgres;
import dev.squall.model.message.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the drills are held on: a real broker and a real database, a coordinator and an agent as processes of their own, each of which can
 * be taken away and brought back at the same address. One for all drills; {@link #heal} brings back whatever the last one left missing.
 */
final class DrillGround implements AutoCloseable {
    static final String CLUSTER = "drill";
    static final String AGENT = "agent-drill";
    /** The longest that anything may take on a busy machine. */
    static final Duration LIMIT = Duration.ofSeconds(90);

    private static final Path LOGS = Path.of("target", "crash-drills-logs").toAbsolutePath();
    private static final Duration POLL = Duration.ofMillis(50);
    private static final List<String> DATABASES = List.of("squall");

    private final Path directory;
    private final Applications applications;
    private final Children children;
    private final DrillTable table;
    private final int coordinatorPort = freePort();
    private final int agentPort = freePort();
    private @Nullable EmbeddedKafka kafka;
    private @Nullable EmbeddedPostgres postgres;
    private @Nullable ChildProcess coordinator;
    private @Nullable ChildProcess agent;

    private DrillGround(Path directory, Applications applications) throws IOException {
        this.directory = directory;
        this.applications = applications;
        this.children = new Children(directory.resolve("processes"));
        this.table = new DrillTable();
    }

    static DrillGround prepare() throws Exception {
        var root = Path.of(System.getProperty("squall.root", "../.."))
                .toAbsolutePath()
                .normalize();
        var ground = new DrillGround(Files.createTempDirectory("squall-drills"), Applications.under(root));
        ground.heal();
        return ground;
    }

    /** Returns when everything is there and the coordinator knows of the agent. */
    void heal() throws Exception {
        startKafka();
        startPostgres();
        startAgent();
        startCoordinator();
        awaitReady();
    }

    /** Returns when the coordinator and the agent answer, and the one knows of the other. */
    void awaitReady() throws Exception {
        for (var process : new ChildProcess[] {agent, coordinator}) {
            if (process != null) {
                process.awaitReady();
            }
        }
        awaitAgentKnown();
    }

    /** Returns when the coordinator knows of the agent, whether or not it owns any run. */
    void awaitAgentKnown() {
        await("the coordinator knows of the agent")
                .atMost(LIMIT)
                .pollInterval(POLL)
                .ignoreExceptions()
                .until(() -> runs().agentIsAlive(AGENT));
    }

    RunClient runs() {
        return new RunClient(URI.create("http://127.0.0.1:" + coordinatorPort));
    }

    Records records() {
        return new Records(bootstrapServers());
    }

    DrillTable table() {
        return table;
    }

    Path directory() {
        return directory;
    }

    void startKafka() throws IOException {
        if (kafka == null) {
            kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0);
            var topics = new ArrayList<>(Topics.shared());
            topics.addAll(Topics.ofCluster(CLUSTER));
            kafka.create(topics);
        }
    }

    void stopKafka() {
        if (kafka != null) {
            kafka.close();
            kafka = null;
        }
    }

    void startPostgres() throws IOException {
        if (postgres == null) {
            postgres = EmbeddedPostgres.start(directory.resolve("postgres"), 0, DATABASES);
        }
    }

    void stopPostgres() throws IOException {
        if (postgres != null) {
            postgres.close();
            postgres = null;
        }
    }

    void startCoordinator() throws IOException {
        if (coordinator == null || !coordinator.alive()) {
            coordinator = children.start(coordinatorSpec());
        }
    }

    void startAgent() throws IOException {
        if (agent == null || !agent.alive()) {
            agent = children.start(agentSpec());
        }
    }

    /** SIGKILL; returns when the process is gone. */
    void killCoordinator() {
        kill(coordinator);
    }

    /** SIGKILL; returns when the process is gone. */
    void killAgent() {
        kill(agent);
    }

    private static void kill(@Nullable ChildProcess process) {
        if (process != null) {
            CompletableFuture<Process> ended = process.ended();
            ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly);
            ended.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
        }
    }

    private ChildSpec coordinatorSpec() {
        var database = Objects.requireNonNull(postgres, "PostgreSQL is stopped");
        var environment = common(coordinatorPort);
        environment.put("SQUALL_COORDINATOR_ID", "drill");
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl("squall"));
        environment.put("QUARKUS_DATASOURCE_USERNAME", EmbeddedPostgres.USER);
        environment.put("QUARKUS_DATASOURCE_PASSWORD", EmbeddedPostgres.PASSWORD);
        return spec("coordinator", applications.coordinator(), "192m", environment, coordinatorPort);
    }

    private ChildSpec agentSpec() throws IOException {
        var policy = Files.writeString(directory.resolve("policy.yaml"), """
                families: [http, process, signal]
                protect: []
                longest: 10m
                process: {programs: ["%s/*"], shell: false}
                """.formatted(directory));
        var environment = common(agentPort);
        environment.put("SQUALL_CLUSTER", CLUSTER);
        environment.put("SQUALL_AGENT_ID", AGENT);
        environment.put("SQUALL_AGENT_POLICY_FILE", policy.toString());
        environment.put(
                "SQUALL_AGENT_LEDGER_DIRECTORY", directory.resolve("ledger").toString());
        environment.put("SQUALL_AGENT_HEARTBEAT_INTERVAL", "PT1S");
        return spec(AGENT, applications.agent(), "96m", environment, agentPort);
    }

    private Map<String, String> common(int port) {
        var environment = new HashMap<String, String>();
        environment.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers());
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        return environment;
    }

    private ChildSpec spec(String name, Path jar, String heap, Map<String, String> environment, int port) {
        var health = URI.create("http://127.0.0.1:" + port + "/q/health/ready");
        return ChildSpec.quarkus(name, jar, heap, environment, LOGS, health);
    }

    private String bootstrapServers() {
        return Objects.requireNonNull(kafka, "Kafka is stopped").bootstrapServers();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws Exception {
        table.print();
        for (var process : new ChildProcess[] {coordinator, agent}) {
            if (process != null) {
                process.close();
            }
        }
        children.close();
        stopKafka();
        stopPostgres();
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
