package dev.squall.embedded;

import dev.squall.embedded.OrdersReplicas.OrdersReplica;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How the coordinator and the agents are started: their ports, their environment and the agents' policy. */
final class SquallProcesses {
    private static final String COORDINATOR_HEAP = "192m";
    private static final String AGENT_HEAP = "96m";

    private final StackSettings settings;
    private final String kafka;
    private final SupervisedPostgres postgres;
    private final List<OrdersReplica> orders;
    private final URI toxics;
    private final int apiPort;

    /** @param orders and {@code toxics}: what experiments may ask for, and may hit */
    SquallProcesses(
            StackSettings settings, String kafka, SupervisedPostgres postgres, List<OrdersReplica> orders, URI toxics)
            throws IOException {
        this.settings = settings;
        this.kafka = kafka;
        this.postgres = postgres;
        this.orders = orders;
        this.toxics = toxics;
        this.apiPort = Ports.remembered(settings.state().port("coordinator"), settings.apiPort());
    }

    URI api() {
        return url(apiPort);
    }

    /** The coordinator first, then an agent per cluster. */
    List<ChildSpec> specs() throws IOException {
        var specs = new ArrayList<ChildSpec>();
        specs.add(coordinator());
        for (String cluster : settings.clusters()) {
            specs.add(agent(cluster));
        }
        return specs;
    }

    static Map<String, String> database(String jdbcUrl) {
        return Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", jdbcUrl,
                "QUARKUS_DATASOURCE_USERNAME", EmbeddedPostgres.USER,
                "QUARKUS_DATASOURCE_PASSWORD", EmbeddedPostgres.PASSWORD);
    }

    private ChildSpec coordinator() {
        var environment = common(apiPort);
        environment.putAll(database(postgres.jdbcUrl("squall")));
        environment.put("SQUALL_COORDINATOR_ID", "coordinator"); // a replaced one has its runs back at once
        return spec("coordinator", settings.applications().coordinator(), COORDINATOR_HEAP, environment, apiPort);
    }

    private ChildSpec agent(String cluster) throws IOException {
        String name = StackSettings.agent(cluster);
        int port = Ports.remembered(settings.state().port(name), 0);
        var environment = common(port);
        environment.put("SQUALL_CLUSTER", cluster);
        environment.put("SQUALL_AGENT_ID", name);
        Path ledger = Files.createDirectories(settings.state().ledger(name));
        Path policy = settings.state().agentPolicy();
        AgentPolicy.write(policy, toxics);
        environment.put("SQUALL_AGENT_POLICY_FILE", policy.toString());
        environment.put("SQUALL_AGENT_LEDGER_DIRECTORY", ledger.toString());
        return spec(name, settings.applications().agent(), AGENT_HEAP, environment, port);
    }

    private Map<String, String> common(int port) {
        var environment = new HashMap<>(StackAddress.variables(orders, toxics));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka);
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        return environment;
    }

    private ChildSpec spec(String name, Path jar, String heap, Map<String, String> environment, int port) {
        URI health = url(port).resolve("/q/health/ready");
        return ChildSpec.quarkus(name, jar, heap, environment, settings.state().logs(), health);
    }

    private static URI url(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
