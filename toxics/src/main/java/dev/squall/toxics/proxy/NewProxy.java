package dev.squall.toxics.proxy;

import java.util.List;

/**
 * A proxy as somebody wants it.
 *
 * @param listen {@code host:port}, {@code unix:/path}, or empty for a free port on all interfaces
 * @param upstream {@code host:port} or {@code unix:/path}
 * @param toxics that are in place before the first connection is accepted
 */
public record NewProxy(String name, String listen, String upstream, boolean enabled, List<NewToxic> toxics) {
    /** More than anybody means. */
    public static final int MOST_TOXICS = 1000;

    public NewProxy {
        toxics = List.copyOf(toxics);
        if (name.isEmpty() || upstream.isEmpty()) {
            throw new IllegalArgumentException("a proxy needs a name and an upstream");
        }
        if (toxics.stream().map(NewToxic::name).distinct().count() < toxics.size()) {
            throw new IllegalArgumentException("the toxics of a proxy need different names");
        }
        if (toxics.size() > MOST_TOXICS) {
            throw new IllegalArgumentException("a proxy has at most " + MOST_TOXICS + " toxics");
        }
    }
}
