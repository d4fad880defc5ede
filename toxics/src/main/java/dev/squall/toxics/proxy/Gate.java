package dev.squall.toxics.proxy;

import dev.squall.toxics.net.Address;
import dev.squall.toxics.net.Binding;
import dev.squall.toxics.net.Names.Resolution;
import dev.squall.toxics.net.Shown;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a proxy listens, or would. Moving to another address leaves everything as it was when the other address cannot be had. Only
 * under the lock of its proxy.
 */
final class Gate {
    private final Surroundings surroundings;
    private final Connections connections;
    private @Nullable Listener listener;

    Gate(Surroundings surroundings, Connections connections) {
        this.surroundings = surroundings;
        this.connections = connections;
    }

    boolean isOpen() {
        return listener != null;
    }

    /** What {@code listen} stands for; empty port and host are resolved only by listening. */
    static Answer<SocketAddress> find(String listen, Surroundings surroundings) {
        return switch (Address.parse(listen)) {
            case Address.Parsing.Wrong(String message) -> Answer.refused(Refusal.Kind.IMPOSSIBLE, message);
            case Address.Parsing.Parsed(Address address) ->
                switch (surroundings.resolver().ask(address).join()) {
                    case Resolution.Unknown(String message) -> Answer.refused(Refusal.Kind.IMPOSSIBLE, message);
                    case Resolution.Found(var addresses) -> Answer.done(addresses.getFirst());
                };
        };
    }

    /** Listens there, and no longer where it listened so far; answers with the address and its port. */
    Answer<String> open(SocketAddress address) {
        Binding binding = Binding.to(address);
        if (binding instanceof Binding.Failed && listener != null && overlaps(listener.address(), address)) {
            binding = instead(listener.address(), address);
        }
        return switch (binding) {
            case Binding.Failed(String message) -> Answer.refused(Refusal.Kind.IMPOSSIBLE, message);
            case Binding.Bound bound -> {
                close();
                listener = new Listener(bound, surroundings.loops().next(), connections);
                yield Answer.done(Shown.address(bound.address()));
            }
        };
    }

    /** The old address is in the way of the new one, so it has to go first; when that was in vain it comes back. */
    private Binding instead(SocketAddress before, SocketAddress address) {
        close();
        Binding binding = Binding.to(address);
        if (binding instanceof Binding.Failed && Binding.to(before) instanceof Binding.Bound back) {
            listener = new Listener(back, surroundings.loops().next(), connections);
        }
        return binding;
    }

    private static boolean overlaps(SocketAddress one, SocketAddress other) {
        return one instanceof InetSocketAddress first
                && other instanceof InetSocketAddress second
                && first.getPort() == second.getPort();
    }

    /** When it returns the address is free. */
    void close() {
        Optional.ofNullable(listener).ifPresent(open -> Settling.await(open.close()));
        listener = null;
    }
}
