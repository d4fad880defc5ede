package dev.squall.toxics.proxy;

import dev.squall.toxics.net.Shown;
import dev.squall.toxics.proxy.Refusal.Kind;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** All proxies of a server by name. Nobody who looks at them waits for anybody who changes them. */
public final class Proxies {
    private static final int MOST = 10_000;

    private final Surroundings surroundings;
    private final Map<String, Proxy> proxies = new ConcurrentSkipListMap<>();
    /** How many proxies of a name there were; see {@link Draws#of}. */
    private final Map<String, Long> incarnations = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > 10 * MOST;
        }
    };

    public Proxies(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Sorted by name. */
    public List<Proxy> all() {
        return List.copyOf(proxies.values());
    }

    public Answer<Proxy> named(String name) {
        return Optional.ofNullable(proxies.get(name)).map(Answer::done).orElseGet(Refusal::noProxy);
    }

    public Answer<ProxyState> create(NewProxy wanted) {
        if (proxies.containsKey(wanted.name())) {
            return Answer.refused(Kind.TAKEN, "proxy already exists");
        }
        if (proxies.size() >= MOST) {
            return Answer.refused(Kind.BUSY, "there are at most " + MOST + " proxies");
        }
        var proxy = new Proxy(wanted, surroundings, draws(wanted.name()));
        if (wanted.enabled() && proxy.start() instanceof Answer.Refused<ProxyState>(Refusal refusal)) {
            proxy.remove();
            return new Answer.Refused<>(refusal);
        }
        if (proxies.putIfAbsent(wanted.name(), proxy) != null) {
            proxy.remove();
            return Answer.refused(Kind.TAKEN, "proxy already exists");
        }
        return Answer.done(proxy.state());
    }

    public Answer<ProxyState> update(String name, ProxyChange change) {
        return named(name).then(proxy -> proxy.update(change));
    }

    public Answer<ProxyState> delete(String name) {
        return named(name).then(proxy -> {
            ProxyState last = proxy.state();
            proxy.remove();
            return proxies.remove(name, proxy) ? Answer.done(last) : Refusal.noProxy();
        });
    }

    /** Adds those that there are not and replaces those that listen or connect elsewhere; others are left alone, but for toxics that are wanted. */
    public Populated populate(List<NewProxy> wanted) {
        var done = new ArrayList<ProxyState>();
        var places = new HashMap<String, Integer>();
        for (var each : wanted) {
            switch (addOrReplace(each)) {
                case Answer.Refused<ProxyState>(Refusal refusal) -> {
                    return new Populated(done, Optional.of(refusal));
                }
                case Answer.Done<ProxyState>(ProxyState state) -> {
                    Integer before = places.put(state.name(), done.size());
                    if (before != null && !isSame(done.get(before), state)) {
                        done.set(before, done.get(before).disabled());
                    }
                    done.add(state);
                }
            }
        }
        return new Populated(done, Optional.empty());
    }

    private Answer<ProxyState> addOrReplace(NewProxy wanted) {
        Proxy existing = proxies.get(wanted.name());
        if (existing == null) {
            return create(wanted);
        }
        ProxyState state = existing.state();
        return Gate.find(wanted.listen(), surroundings).then(address -> {
            if (isSame(state, wanted, address)) {
                return wanted.toxics().isEmpty() ? Answer.done(state) : existing.replace(wanted.toxics());
            }
            return replace(existing, wanted);
        });
    }

    /** The old one makes room only when it is in the way, and goes only when the new one is there. */
    private Answer<ProxyState> replace(Proxy existing, NewProxy wanted) {
        var fresh = new Proxy(wanted, surroundings, draws(wanted.name()));
        boolean wasEnabled = existing.state().enabled();
        if (wanted.enabled() && fresh.start() instanceof Answer.Refused<ProxyState>) {
            existing.update(ProxyChange.enabled(false));
            if (fresh.start() instanceof Answer.Refused<ProxyState>(Refusal refusal)) {
                existing.update(ProxyChange.enabled(wasEnabled));
                fresh.remove();
                return new Answer.Refused<>(refusal);
            }
        }
        if (!proxies.replace(wanted.name(), existing, fresh)) {
            fresh.remove();
            return Refusal.noProxy();
        }
        existing.remove();
        return Answer.done(fresh.state());
    }

    private static boolean isSame(ProxyState one, ProxyState other) {
        return one.listen().equals(other.listen()) && one.upstream().equals(other.upstream());
    }

    /** A port that was chosen by the system is still the one that was asked for. */
    private static boolean isSame(ProxyState state, NewProxy wanted, SocketAddress address) {
        return state.upstream().equals(wanted.upstream())
                && (state.listen().equals(Shown.address(address))
                        || (state.enabled() && state.asked().equals(wanted.listen())));
    }

    public Answer<PlacedToxic> addToxic(String proxy, NewToxic wanted) {
        return named(proxy).then(found -> found.add(wanted));
    }

    public Answer<PlacedToxic> changeToxic(String proxy, String toxic, ToxicChange change) {
        return named(proxy).then(found -> found.change(toxic, change));
    }

    public Answer<PlacedToxic> removeToxic(String proxy, String toxic) {
        return named(proxy).then(found -> found.remove(toxic));
    }

    /** Makes these the toxics of a proxy, unless they are already. */
    public Answer<ProxyState> replaceToxics(String proxy, List<NewToxic> wanted) {
        return named(proxy).then(found -> found.replace(wanted));
    }

    /** Starts every proxy and takes away all toxics; what cannot be started does not keep others from it. */
    public Optional<Refusal> reset() {
        Optional<Refusal> first = Optional.empty();
        for (var proxy : all()) {
            for (Answer<ProxyState> step : List.of(proxy.start(), proxy.replace(List.of()))) {
                if (step instanceof Answer.Refused<ProxyState>(Refusal refusal)
                        && refusal.kind() != Kind.ABSENT
                        && first.isEmpty()) {
                    first = Optional.of(refusal);
                }
            }
        }
        return first;
    }

    /** Ends all of them. */
    public void clear() {
        all().forEach(proxy -> {
            proxy.remove();
            proxies.remove(proxy.state().name(), proxy);
        });
    }

    private Draws draws(String name) {
        synchronized (incarnations) {
            return Draws.of(surroundings.seed(), name, incarnations.merge(name, 1L, Long::sum));
        }
    }
}
