package dev.squall.toxics.proxy;

import dev.squall.toxics.metrics.Connected;
import dev.squall.toxics.metrics.Traffic;
import dev.squall.toxics.net.Address;
import dev.squall.toxics.net.Shown;
import dev.squall.toxics.proxy.Refusal.Kind;
import java.net.SocketAddress;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One proxy as those who control it see it. One change at a time, each whole or not at all; what can be {@linkplain #state seen} of it
 * is there for everybody at any time. A change is in force on every open connection when its method returns.
 */
public final class Proxy {
    private static final long PATIENCE = 700;

    private final Surroundings surroundings;
    private final Connections connections;
    private final Gate gate;
    private final Toxics toxics;
    private final ReentrantLock turn = new ReentrantLock(true);
    private volatile ProxyState state;
    private boolean removed;

    Proxy(NewProxy wanted, Surroundings surroundings, Draws draws) {
        this.surroundings = surroundings;
        this.toxics = new Toxics(surroundings, this::expire);
        this.state =
                new ProxyState(wanted.name(), wanted.listen(), wanted.listen(), wanted.upstream(), false, List.of());
        this.connections = new Connections(surroundings, draws, plan(state));
        this.gate = new Gate(surroundings, connections);
        // In turn also here: the time of a toxic may come at once.
        inTurnAtLast(() -> become(state.withToxics(toxics.replaced(List.of(), wanted.toxics()))));
    }

    public ProxyState state() {
        return state;
    }

    public Connected connected() {
        return connections.connected();
    }

    /** Listens, if it does not. */
    Answer<ProxyState> start() {
        return update(ProxyChange.enabled(true), "listen tcp: ");
    }

    Answer<ProxyState> update(ProxyChange change) {
        return update(change, "");
    }

    /** @param prefix of what is said about an address that makes no sense */
    private Answer<ProxyState> update(ProxyChange change, String prefix) {
        ProxyState seen = state;
        String listen = change.listen().orElse(seen.listen());
        // Asked before the lock is taken: a slow answer about a name must not hold up anybody else.
        return switch (Gate.find(listen, surroundings)) {
            case Answer.Refused<SocketAddress>(Refusal refusal) ->
                Answer.refused(refusal.kind(), prefix + refusal.message());
            case Answer.Done<SocketAddress>(SocketAddress address) ->
                inTurn(() -> change.listen().isPresent() || state.listen().equals(seen.listen())
                        ? move(change, listen, address)
                        : Answer.refused(Kind.BUSY, "proxy was moved meanwhile"));
        };
    }

    private Answer<ProxyState> move(ProxyChange change, String listen, SocketAddress address) {
        ProxyState before = state;
        String upstream = change.upstream().orElse(before.upstream());
        boolean enabled = change.enabled().orElse(before.enabled());
        boolean elsewhere = !Shown.address(address).equals(before.listen());
        String shown = elsewhere ? listen : before.listen();
        if (enabled && (elsewhere || !gate.isOpen())) {
            switch (gate.open(address)) {
                case Answer.Refused<String>(Refusal refusal) -> {
                    return new Answer.Refused<>(refusal);
                }
                case Answer.Done<String>(String bound) -> shown = bound;
            }
        }
        if (!enabled) {
            gate.close();
        }
        String asked = change.listen().orElse(before.asked());
        become(new ProxyState(before.name(), shown, asked, upstream, enabled, before.toxics()));
        if (!enabled || elsewhere || !upstream.equals(before.upstream())) {
            Settling.await(connections.dropAll());
        }
        return Answer.done(state);
    }

    /** Ends it for good. */
    void remove() {
        inTurnAtLast(() -> {
            removed = true;
            gate.close();
            become(state.withToxics(toxics.replaced(state.toxics(), List.of())).disabled());
            Settling.await(connections.dropAll());
        });
    }

    Answer<PlacedToxic> add(NewToxic wanted) {
        return inTurn(() -> toxics.added(state.toxics(), wanted).then(changed -> {
            apply(changed);
            return Answer.done(changed.getLast());
        }));
    }

    Answer<PlacedToxic> change(String name, ToxicChange change) {
        return inTurn(() -> {
            var before = state.toxic(name).filter(each -> each.toxic().type() == change.type());
            if (before.isEmpty()) {
                return Refusal.noToxic();
            }
            apply(toxics.changed(state.toxics(), before.get(), change));
            return Answer.done(state.toxic(name).orElseThrow());
        });
    }

    Answer<PlacedToxic> remove(String name) {
        return inTurn(() -> {
            var toxic = state.toxic(name);
            if (toxic.isEmpty()) {
                return Refusal.noToxic();
            }
            apply(toxics.without(state.toxics(), toxic.get()));
            return Answer.done(toxic.get());
        });
    }

    /** Makes these its toxics, unless they are already. */
    Answer<ProxyState> replace(List<NewToxic> wanted) {
        return inTurn(() -> {
            apply(toxics.replaced(state.toxics(), wanted));
            return Answer.done(state);
        });
    }

    /** Only for the expiry that it has now; no clock is asked again, which could say that it is early. */
    private void expire(long id, OptionalLong expires) {
        inTurnAtLast(() -> state.toxics().stream()
                .filter(each -> each.id() == id && each.expires().equals(expires))
                .findFirst()
                .ifPresent(toxic -> apply(toxics.without(state.toxics(), toxic))));
    }

    private void apply(List<PlacedToxic> changed) {
        if (!changed.equals(state.toxics())) {
            become(state.withToxics(changed));
            Settling.await(connections.apply());
        }
    }

    private void become(ProxyState changed) {
        state = changed;
        connections.plan(plan(changed));
    }

    private Plan plan(ProxyState of) {
        return new Plan(
                Address.parse(of.upstream()),
                of.toxics(),
                traffic(of, Direction.UPSTREAM),
                traffic(of, Direction.DOWNSTREAM));
    }

    private Traffic traffic(ProxyState of, Direction direction) {
        return surroundings
                .ledger()
                .traffic(new Traffic.Labels(direction.shown(), of.name(), of.listen(), of.upstream()));
    }

    /** What nobody is answered, and what has to be done, however long others take. */
    private void inTurnAtLast(Runnable work) {
        turn.lock();
        try {
            work.run();
        } finally {
            turn.unlock();
        }
    }

    private <T> Answer<T> inTurn(Supplier<Answer<T>> work) {
        try {
            if (!turn.tryLock(PATIENCE, TimeUnit.MILLISECONDS)) {
                return Answer.refused(Kind.BUSY, "proxy is busy");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Answer.refused(Kind.BUSY, "interrupted");
        }
        try {
            return removed ? Refusal.noProxy() : work.get();
        } finally {
            turn.unlock();
        }
    }
}
