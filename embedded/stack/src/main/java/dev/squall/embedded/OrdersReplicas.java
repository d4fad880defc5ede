package dev.squall.embedded;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The demo target: replicas of the orders service over one database, each sending traffic to all. A replica that dies is replaced on
 * the same port with a new pid, as a ReplicaSet would do it; one that merely hangs is left alone.
 */
public final class OrdersReplicas implements AutoCloseable {
    private static final int MOST = 8;
    private static final String HEAP = "96m";

    private final List<OrdersReplica> addresses;
    private final List<SupervisedChild> replicas;

    private OrdersReplicas(List<OrdersReplica> addresses, List<SupervisedChild> replicas) {
        this.addresses = addresses;
        this.replicas = replicas;
    }

    /**
     * What the replicas run.
     *
     * @param jar the service's quarkus-run.jar
     * @param environment its database and whatever else all replicas share
     * @param ports one per replica, 1 to 8
     * @param traffic requests per second that each replica sends, 0 for none
     */
    public record Plan(Path jar, Map<String, String> environment, List<Integer> ports, int traffic, Path logs) {
        public Plan {
            if (ports.isEmpty() || ports.size() > MOST) {
                throw new IllegalArgumentException("1 to " + MOST + " replicas, not " + ports.size());
            }
            ports = List.copyOf(ports);
            environment = Map.copyOf(environment);
        }
    }

    /** Where one replica is found. The pid file always names the process that lives now. */
    public record OrdersReplica(String name, URI url, Path pidFile) {}

    /** Starts the processes {@code orders-a}, {@code orders-b} ...; they are running, not yet ready, when this returns. */
    public static OrdersReplicas start(Plan plan, Crew crew) throws IOException {
        var all = new OrdersReplicas(new ArrayList<>(), new ArrayList<>());
        String targets = plan.ports().stream().map(port -> url(port).toString()).collect(Collectors.joining(","));
        try {
            for (int port : plan.ports()) {
                ChildSpec spec = spec("orders-" + (char) ('a' + all.addresses.size()), port, targets, plan);
                all.addresses.add(new OrdersReplica(
                        spec.name(), url(port), crew.children().pidFile(spec.name())));
                all.replicas.add(SupervisedChild.start(spec, crew));
            }
            return all;
        } catch (IOException e) {
            all.close();
            throw e;
        }
    }

    public List<OrdersReplica> addresses() {
        return List.copyOf(addresses);
    }

    /** Returns once every replica answers. */
    public void awaitReady() throws StartFailure, InterruptedException {
        for (SupervisedChild replica : replicas) {
            replica.awaitReady();
        }
    }

    @Override
    public void close() throws IOException {
        for (SupervisedChild replica : replicas) {
            replica.close();
        }
    }

    private static ChildSpec spec(String name, int port, String targets, Plan plan) {
        var environment = new HashMap<>(plan.environment());
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("ORDERS_TRAFFIC", Integer.toString(plan.traffic()));
        environment.put("ORDERS_TRAFFIC_TARGETS", targets);
        URI health = url(port).resolve("/q/health/ready");
        return ChildSpec.quarkus(name, plan.jar(), HEAP, environment, plan.logs(), health);
    }

    private static URI url(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
