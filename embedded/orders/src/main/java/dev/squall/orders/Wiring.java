package dev.squall.orders;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Puts the service together when it starts: schema, pid file, its own traffic and what that traffic saw. */
@ApplicationScoped
class Wiring {
    private Optional<Shopper> shopper = Optional.empty();

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }

    void start(
            @Observes StartupEvent event,
            OrdersConfig config,
            OrderStore store,
            MeterRegistry metrics,
            InstantSource clock)
            throws IOException, SQLException {
        store.createSchema();
        var errors = new ErrorWindow(config.errorWindow());
        Gauge.builder("error_rate_percent", errors, it -> it.percent(clock.instant()))
                .description("Share of this replica's own calls that failed lately, at whichever replica")
                .strongReference(true)
                .register(metrics);
        if (config.traffic() != 0) {
            var it = new Shopper(config.trafficTargets().orElse(List.of()), config.trafficTimeout(), errors, clock);
            it.start(config.traffic());
            shopper = Optional.of(it);
        }
        if (config.pidFile().isPresent()) {
            writePid(config.pidFile().get());
        }
    }

    void stop(@Observes ShutdownEvent event) {
        shopper.ifPresent(Shopper::close);
    }

    private static void writePid(Path file) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.writeString(next, ProcessHandle.current().pid() + "\n");
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
