package dev.squall.toxics.proxy;

import java.util.List;
import java.util.Optional;

/**
 * What came of wanting several proxies.
 *
 * @param done those that there are now, in the order in which they were wanted, up to the first that could not be had
 * @param refusal why that one could not be had
 */
public record Populated(List<ProxyState> done, Optional<Refusal> refusal) {
    public Populated {
        done = List.copyOf(done);
    }
}
