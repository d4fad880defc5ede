package dev.squall.agent.fault;

import java.util.Set;
import java.util.TreeSet;

/**
 * One thing that a fault hits.
 *
 * @param identity exact and readable: {@code process postgres pid=4242 start=889123 boot=...},
 *                 {@code pod shop/orders-7d4 uid=...}
 * @param tags     what policies protect it by, {@code key=value}: {@code pid=4242}, {@code process=postgres},
 *                 {@code ns=kube-system}
 */
public record Target(String identity, Set<String> tags) {
    public Target {
        if (identity.isBlank()) {
            throw new IllegalArgumentException("a target has an identity");
        }
        tags = java.util.Collections.unmodifiableSet(new TreeSet<>(tags));
    }
}
