package dev.squall.agent.probe;

import dev.squall.model.json.Json;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What every prober does that asks a Prometheus, here one that is named in the configuration. */
abstract class PrometheusContract extends ProberContract {
    WebServer server;

    @BeforeEach
    final void start() throws IOException {
        server = new WebServer(reached);
    }

    @AfterEach
    final void stop() {
        server.close();
    }

    Json.Mapping query(String path) {
        return Json.mapping("query", Json.of("up"))
                .with("configuration", Json.mapping("prometheus_base_url", Json.of(server.url(path))));
    }

    @Override
    Json.Mapping arguments() {
        return query("");
    }

    @Override
    final Json.Mapping silent() {
        return query("/silent");
    }

    @Override
    final void release() {
        server.close();
    }
}
