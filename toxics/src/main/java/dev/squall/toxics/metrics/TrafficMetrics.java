package dev.squall.toxics.metrics;

import java.util.function.ToLongFunction;

/** The counters that Toxiproxy has, under its names; here they move while connections are open. */
public final class TrafficMetrics {
    private TrafficMetrics() {}

    public static void write(Ledger ledger, Exposition to) {
        write(
                "toxiproxy_proxy_received_bytes_total",
                "Bytes read from a peer.",
                ledger,
                each -> each.received().sum(),
                to);
        write(
                "toxiproxy_proxy_sent_bytes_total",
                "Bytes written to a peer.",
                ledger,
                each -> each.sent().sum(),
                to);
    }

    private static void write(String name, String help, Ledger ledger, ToLongFunction<Traffic> count, Exposition to) {
        to.family(name, "counter", help);
        for (var traffic : ledger.all()) {
            long bytes = count.applyAsLong(traffic);
            if (bytes > 0) {
                var labels = traffic.labels();
                to.sample(
                        name,
                        bytes,
                        "direction",
                        labels.direction(),
                        "listener",
                        labels.listener(),
                        "proxy",
                        labels.proxy(),
                        "upstream",
                        labels.upstream());
            }
        }
    }
}
