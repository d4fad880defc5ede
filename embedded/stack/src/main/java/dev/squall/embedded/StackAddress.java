package dev.squall.embedded;

import dev.squall.embedded.OrdersReplicas.OrdersReplica;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Where a running stack is found, also by other programs: it is written as a properties file into the state directory.
 *
 * @param pid of the process that holds the stack
 * @param redis the orders service's cache itself; the service reaches it through a proxy of {@code toxics}
 * @param toxics where the server is controlled that stands between the orders service, its database and its cache
 */
public record StackAddress(
        long pid, URI api, String kafka, String jdbcUrl, URI redis, URI toxics, List<OrdersReplica> orders) {
    public StackAddress {
        orders = List.copyOf(orders);
    }

    /** What the demo experiments ask for. */
    public Map<String, String> variables() {
        return variables(orders, toxics);
    }

    /**
     * {@code TOXIPROXY_URL}, {@code ORDERS_A_URL}, {@code ORDERS_A_PORT}, {@code ORDERS_A_PID_FILE}, {@code ORDERS_B_URL} ...
     */
    static Map<String, String> variables(List<OrdersReplica> orders, URI toxics) {
        var variables = new TreeMap<String, String>();
        variables.put("TOXIPROXY_URL", toxics.toString());
        for (OrdersReplica replica : orders) {
            String name = replica.name().toUpperCase(Locale.ROOT).replace('-', '_');
            variables.put(name + "_URL", replica.url().toString());
            variables.put(name + "_PORT", Integer.toString(replica.url().getPort()));
            variables.put(name + "_PID_FILE", replica.pidFile().toString());
        }
        return variables;
    }

    void write(Path file) throws IOException {
        var properties = new Properties();
        properties.setProperty("pid", Long.toString(pid));
        properties.setProperty("api", api.toString());
        properties.setProperty("kafka", kafka);
        properties.setProperty("jdbc-url", jdbcUrl);
        properties.setProperty("redis", redis.toString());
        properties.setProperty("toxics", toxics.toString());
        for (OrdersReplica replica : orders) {
            properties.setProperty(replica.name() + ".url", replica.url().toString());
            properties.setProperty(
                    replica.name() + ".pid-file", replica.pidFile().toString());
        }
        var text = new StringWriter();
        properties.store(text, null);
        ProcessIdentity.replace(file, text.toString());
    }

    /**
     * Empty when no stack has written its address.
     *
     * @throws StartFailure when the file does not say all of it
     */
    static Optional<StackAddress> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var properties = new Properties();
        properties.load(new StringReader(Files.readString(file)));
        var orders = new ArrayList<OrdersReplica>();
        for (String key : new TreeMap<>(properties)
                .keySet().stream().map(Object::toString).toList()) {
            if (key.endsWith(".url")) {
                String name = key.substring(0, key.length() - ".url".length());
                orders.add(new OrdersReplica(
                        name,
                        URI.create(properties.getProperty(key)),
                        Path.of(properties.getProperty(name + ".pid-file"))));
            }
        }
        for (String key : List.of("pid", "api", "kafka", "jdbc-url", "redis", "toxics")) {
            if (!properties.containsKey(key)) {
                throw new StartFailure(file + " does not say '" + key
                        + "': the stack that runs was started by another version; stop it by: ./squall down");
            }
        }
        return Optional.of(new StackAddress(
                Long.parseLong(properties.getProperty("pid")),
                URI.create(properties.getProperty("api")),
                properties.getProperty("kafka"),
                properties.getProperty("jdbc-url"),
                URI.create(properties.getProperty("redis")),
                URI.create(properties.getProperty("toxics")),
                orders));
    }
}
