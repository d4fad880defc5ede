package dev.squall.embedded;

import dev.squall.embedded.OrdersReplicas.OrdersReplica;
import dev.squall.model.message.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The whole of Squall on one machine: {@link EmbeddedKafka} and {@link SupervisedPostgres} side by side, {@link EmbeddedRedis}, then the
 * coordinator, one agent per cluster and the {@link OrdersReplicas} as processes of their own, the last behind {@link EmbeddedToxics}. {@link #start} returns when a step has made the round trip;
 * {@link #close} may come from another thread at any moment and leaves no process.
 */
public final class Stack implements AutoCloseable {
    private final StackSettings settings;
    private final Progress progress;
    private final InstantSource clock;
    private final Belongings belongings = new Belongings();

    public Stack(StackSettings settings, Progress progress, InstantSource clock) {
        this.settings = settings;
        this.progress = progress;
        this.clock = clock;
    }

    /** Brings everything up, once. After a failure the caller still has to {@link #close}. */
    public StackAddress start() throws Exception {
        Instant begun = clock.instant();
        StateDirectory state = settings.state();
        belongings.start(state::lock);
        Files.deleteIfExists(state.address());
        Crew crew = belongings.start(() -> Crew.over(state.children(), RestartPolicy.USUAL, clock));
        for (String leftover : crew.children().stopLeftovers()) {
            progress.say("stopped a left-behind " + leftover);
        }
        DirectoryTree.delete(state.logs());
        StackAddress address;
        try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            address = startAll(crew, together, begun);
        }
        new Readiness(address.api()).await(settings.clusters());
        address.write(state.address());
        progress.say("a step made the round trip" + since(begun));
        return address;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(settings.state().address());
        } catch (IOException e) {
            progress.say("could not remove " + settings.state().address() + ": " + e.getMessage());
        }
        belongings.close();
    }

    /** True once {@link #close} was called: what fails after that fails because of it. */
    public boolean closing() {
        return belongings.closing();
    }

    private StackAddress startAll(Crew crew, ExecutorService together, Instant begun) throws Exception {
        StateDirectory state = settings.state();
        Future<EmbeddedKafka> startingKafka = together.submit(() -> startKafka(begun));
        SupervisedPostgres postgres =
                belongings.start(() -> SupervisedPostgres.start(state.postgres(), List.of("squall", "orders"), crew));
        progress.say("PostgreSQL: " + postgres.jdbcUrl("squall") + since(begun));
        EmbeddedRedis redis = belongings.start(() -> EmbeddedRedis.start(state.redis(), state.logs(), crew));
        progress.say("Redis: " + redis.address() + since(begun));
        EmbeddedToxics toxics = belongings.start(() -> EmbeddedToxics.start(state, postgres.port(), redis.port()));
        progress.say("toxics: " + toxics.address() + ", between the shop and these two" + since(begun));
        OrdersReplicas orders = belongings.start(() -> startOrders(toxics, crew));
        EmbeddedKafka kafka = result(startingKafka);

        var squall =
                new SquallProcesses(settings, kafka.bootstrapServers(), postgres, orders.addresses(), toxics.address());
        List<SupervisedChild> processes = new ArrayList<>();
        for (ChildSpec spec : squall.specs()) {
            processes.add(belongings.start(() -> SupervisedChild.start(spec, crew)));
        }
        orders.awaitReady();
        for (OrdersReplica replica : orders.addresses()) {
            progress.say(replica.name() + ": " + replica.url() + since(begun));
        }
        for (SupervisedChild process : processes) {
            process.awaitReady();
            progress.say(process.name() + ": ready" + since(begun));
        }
        return new StackAddress(
                ProcessHandle.current().pid(),
                squall.api(),
                kafka.bootstrapServers(),
                postgres.jdbcUrl("squall"),
                redis.address(),
                toxics.address(),
                orders.addresses());
    }

    private EmbeddedKafka startKafka(Instant begun) throws Exception {
        EmbeddedKafka kafka =
                belongings.start(() -> EmbeddedKafka.start(settings.state().kafka(), 0));
        var topics = new ArrayList<>(Topics.shared());
        settings.clusters().forEach(cluster -> topics.addAll(Topics.ofCluster(cluster)));
        kafka.create(topics);
        progress.say("Kafka: " + kafka.bootstrapServers() + since(begun));
        return kafka;
    }

    private OrdersReplicas startOrders(EmbeddedToxics toxics, Crew crew) throws IOException {
        var ports = new ArrayList<Integer>();
        for (int replica = 0; replica < settings.replicas(); replica++) {
            ports.add(Ports.remembered(settings.state().port("orders-" + replica), 0));
        }
        var environment = new HashMap<>(SquallProcesses.database(toxics.jdbcUrl("orders")));
        environment.put("ORDERS_CACHE", toxics.cache().toString());
        var plan = new OrdersReplicas.Plan(
                settings.applications().orders(),
                environment,
                ports,
                settings.traffic(),
                settings.state().logs());
        return OrdersReplicas.start(plan, crew);
    }

    private String since(Instant begun) {
        Duration taken = Duration.between(begun, clock.instant());
        return " (%d.%d s)".formatted(taken.toSeconds(), taken.toMillisPart() / 100);
    }

    private static <T> T result(Future<T> future) throws Exception {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }
}
