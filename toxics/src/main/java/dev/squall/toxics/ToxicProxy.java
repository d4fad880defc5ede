package dev.squall.toxics;

import dev.squall.toxics.proxy.NewToxic;
import dev.squall.toxics.proxy.PlacedToxic;
import dev.squall.toxics.proxy.Proxies;
import dev.squall.toxics.proxy.ProxyChange;
import dev.squall.toxics.proxy.ProxyState;
import dev.squall.toxics.proxy.Stream;
import dev.squall.toxics.toxic.Toxic;
import java.util.List;
import java.util.Optional;

/**
 * A proxy in the hands of Java code. What a method does is in force on all open connections when it returns, which is at once: no
 * connection can hold it up. All of it throws {@link RefusedException} when it cannot be done, also when the proxy was deleted meanwhile.
 */
public final class ToxicProxy {
    private final Proxies proxies;
    private final String name;

    ToxicProxy(Proxies proxies, String name) {
        this.proxies = proxies;
        this.name = name;
    }

    public String name() {
        return name;
    }

    /** What it is like at this moment. */
    public ProxyState state() {
        return RefusedException.unlessDone(proxies.named(name)).state();
    }

    /** Where clients connect to: {@code host:port}, with the port that it got. */
    public String listen() {
        return state().listen();
    }

    /** The port that clients connect to. */
    public int port() {
        String listen = listen();
        return Integer.parseInt(listen.substring(listen.lastIndexOf(':') + 1));
    }

    /** Hits all connections, on their way to the client; the toxic is named {@code type_downstream}. */
    public PlacedToxic add(Toxic toxic) {
        return add(toxic, Stream.DOWNSTREAM);
    }

    /** Hits all connections; the toxic is named {@code type_stream}. */
    public PlacedToxic add(Toxic toxic, Stream stream) {
        String toxicName = NewToxic.defaultName(toxic.type().wireName(), stream);
        return add(new NewToxic(toxicName, stream, 1, toxic, Optional.empty()));
    }

    public PlacedToxic add(NewToxic wanted) {
        return RefusedException.unlessDone(proxies.addToxic(name, wanted));
    }

    public void remove(String toxic) {
        RefusedException.unlessDone(proxies.removeToxic(name, toxic));
    }

    /** Makes these the toxics of the proxy, all at once; none is a good end of a test. */
    public void replaceToxics(List<NewToxic> wanted) {
        RefusedException.unlessDone(proxies.replaceToxics(name, wanted));
    }

    /** Closes every connection and listens no longer; toxics stay. */
    public void disable() {
        RefusedException.unlessDone(proxies.update(name, ProxyChange.enabled(false)));
    }

    /** Listens again, on the same port. */
    public void enable() {
        RefusedException.unlessDone(proxies.update(name, ProxyChange.enabled(true)));
    }

    /** Ends it and its connections; nothing happens when that was done already. */
    public void delete() {
        var _ = proxies.delete(name);
    }
}
