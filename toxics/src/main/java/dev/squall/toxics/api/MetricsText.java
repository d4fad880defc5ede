package dev.squall.toxics.api;

import dev.squall.toxics.http.Response;
import dev.squall.toxics.metrics.Connected;
import dev.squall.toxics.metrics.Exposition;
import dev.squall.toxics.metrics.Ledger;
import dev.squall.toxics.metrics.ProcessMetrics;
import dev.squall.toxics.metrics.TrafficMetrics;
import dev.squall.toxics.proxy.Proxies;
import dev.squall.toxics.proxy.Proxy;
import dev.squall.toxics.toxic.HeldBytes;
import java.util.function.ToLongFunction;

/** What a server counts, for Prometheus: Toxiproxy's families first, then what it does not have. */
final class MetricsText {
    private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final Proxies proxies;
    private final Ledger ledger;
    private final HeldBytes held;

    MetricsText(Proxies proxies, Ledger ledger, HeldBytes held) {
        this.proxies = proxies;
        this.ledger = ledger;
        this.held = held;
    }

    Response response() {
        var text = new Exposition();
        TrafficMetrics.write(ledger, text);
        connections(
                text,
                "connections_total",
                "counter",
                "Clients that connected.",
                each -> each.accepted().sum());
        connections(
                text,
                "refused_connections_total",
                "counter",
                "Clients that found no upstream, or no room.",
                each -> each.refused().sum());
        connections(
                text,
                "open_connections",
                "gauge",
                "Clients that are connected.",
                each -> each.open().get());
        hits(text);
        text.family("squall_toxics_held_bytes", "gauge", "Bytes that toxics hold back in queues.")
                .sample("squall_toxics_held_bytes", held.now());
        ProcessMetrics.write(text);
        return Response.of(200, TYPE, text.text());
    }

    private void connections(Exposition text, String name, String type, String help, ToLongFunction<Connected> count) {
        text.family("squall_toxics_" + name, type, help);
        for (Proxy proxy : proxies.all()) {
            text.sample(
                    "squall_toxics_" + name,
                    count.applyAsLong(proxy.connected()),
                    "proxy",
                    proxy.state().name());
        }
    }

    private void hits(Exposition text) {
        text.family("squall_toxics_hits_total", "counter", "Directions of connections that a toxic worked on.");
        for (Proxy proxy : proxies.all()) {
            for (var toxic : proxy.state().toxicsInOrder()) {
                text.sample(
                        "squall_toxics_hits_total",
                        toxic.hits().sum(),
                        "proxy",
                        proxy.state().name(),
                        "toxic",
                        toxic.name(),
                        "type",
                        toxic.toxic().type().wireName());
            }
        }
    }
}
