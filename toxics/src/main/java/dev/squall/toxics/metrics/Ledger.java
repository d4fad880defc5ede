package dev.squall.toxics.metrics;

import dev.squall.toxics.metrics.Traffic.Labels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All traffic counters of a server. They outlive their proxies, as counters should; only the oldest of very many are forgotten. */
public final class Ledger {
    private static final int MOST = 10_000;

    private final Map<Labels, Traffic> traffic = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Labels, Traffic> eldest) {
            return size() > MOST;
        }
    };

    public synchronized Traffic traffic(Labels labels) {
        return traffic.computeIfAbsent(labels, Traffic::new);
    }

    synchronized List<Traffic> all() {
        return List.copyOf(traffic.values());
    }
}
