package dev.squall.junit;

import dev.squall.toxics.RefusedException;
import dev.squall.toxics.ToxicProxy;
import dev.squall.toxics.ToxicsServer;
import dev.squall.toxics.proxy.NewProxy;
import dev.squall.toxics.proxy.NewToxic;
import dev.squall.toxics.proxy.PlacedToxic;
import dev.squall.toxics.proxy.ProxyState;
import dev.squall.toxics.proxy.Stream;
import dev.squall.toxics.toxic.Toxic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A proxy in the hands of a test. What is done to it here lasts until the end of the test at most: then it is enabled and has no
 * toxics. What somebody else did to it, over HTTP for example, ends as well, and fails the test unless it was undone.
 */
public final class ProxyFixture {
    private final ToxicsServer server;
    private final ToxicProxy proxy;
    private final NewProxy clean;
    private final Set<Long> own = ConcurrentHashMap.newKeySet();
    private volatile boolean disabled;

    ProxyFixture(ToxicsServer server, ToxicProxy proxy) {
        this.server = server;
        this.proxy = proxy;
        ProxyState state = proxy.state();
        this.clean = new NewProxy(state.name(), state.listen(), state.upstream(), true, List.of());
    }

    public String name() {
        return clean.name();
    }

    /** Where clients connect to: {@code host:port}. */
    public String listen() {
        return clean.listen();
    }

    /** The port that clients connect to. */
    public int port() {
        return Integer.parseInt(listen().substring(listen().lastIndexOf(':') + 1));
    }

    /** What it is like at this moment. */
    public ProxyState state() {
        return proxy.state();
    }

    /** Closes every connection and refuses new ones. */
    public void disable() {
        disabled = true;
        proxy.disable();
    }

    /** Listens again, on the same port. */
    public void enable() {
        proxy.enable();
        disabled = false;
    }

    /** Hits all connections on their way to the client; the toxic is named {@code type_downstream}. */
    public PlacedToxic add(Toxic toxic) {
        return add(toxic, Stream.DOWNSTREAM);
    }

    /** Hits all connections; the toxic is named {@code type_stream}. */
    public PlacedToxic add(Toxic toxic, Stream stream) {
        String name = NewToxic.defaultName(toxic.type().wireName(), stream);
        return add(new NewToxic(name, stream, 1, toxic, Optional.empty()));
    }

    public PlacedToxic add(NewToxic wanted) {
        PlacedToxic placed = proxy.add(wanted);
        own.add(placed.id());
        return placed;
    }

    /** @param toxic its name */
    public void remove(String toxic) {
        proxy.remove(toxic);
    }

    /** Puts it right; a sentence for everything that was not right and was not done here. */
    synchronized List<String> restore() {
        var left = new ArrayList<String>();
        Optional<ProxyState> found = server.proxies().stream()
                .filter(each -> each.name().equals(name()))
                .findFirst()
                .map(ToxicProxy::state);
        if (found.isEmpty()) {
            left.add("proxy '" + name() + "' was deleted");
        } else {
            foreign(found.get(), left);
        }
        own.clear();
        disabled = false;
        try {
            putRight(found);
        } catch (RefusedException e) {
            left.add("proxy '" + name() + "' cannot be put right: " + e.getMessage());
        }
        return left;
    }

    private void foreign(ProxyState state, List<String> left) {
        state.toxics().stream()
                .filter(toxic -> !own.contains(toxic.id()))
                .forEach(toxic -> left.add("toxic '" + toxic.name() + "' at proxy '" + name() + "'"));
        if (!state.enabled() && !disabled) {
            left.add("proxy '" + name() + "' was disabled");
        }
        if (!state.upstream().equals(clean.upstream())) {
            left.add("proxy '" + name() + "' led to " + state.upstream());
        }
        if (state.enabled() && !state.listen().equals(clean.listen())) {
            left.add("proxy '" + name() + "' listened at " + state.listen());
        }
    }

    private void putRight(Optional<ProxyState> found) {
        boolean moved = found.isPresent()
                && (!found.get().upstream().equals(clean.upstream())
                        || (found.get().enabled() && !found.get().listen().equals(clean.listen())));
        if (moved) {
            proxy.delete();
        }
        if (moved || found.isEmpty()) {
            var unused = server.proxy(clean);
            return;
        }
        proxy.replaceToxics(List.of());
        proxy.enable();
    }
}
