package dev.squall.toxics.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.Locale;

/** What came of listening somewhere. */
public sealed interface Binding {
    /** Connections that wait to be accepted; the kernel may allow fewer. */
    int BACKLOG = 4096;

    record Bound(ServerSocketChannel channel, SocketAddress address) implements Binding {}

    /** @param message in the words that clients know */
    record Failed(String message) implements Binding {}

    /** Listens there. */
    static Binding to(SocketAddress address) {
        try {
            ServerSocketChannel channel = open(address);
            try {
                channel.bind(address, BACKLOG);
                return new Bound(channel, channel.getLocalAddress());
            } catch (IOException | RuntimeException failed) {
                channel.close();
                throw failed;
            }
        } catch (IOException | UnsupportedAddressTypeException failed) {
            return new Failed("listen " + where(address) + ": bind: " + reason(failed));
        }
    }

    private static ServerSocketChannel open(SocketAddress address) throws IOException {
        if (address instanceof UnixDomainSocketAddress unix) {
            SocketFile.removeAbandoned(unix.getPath());
            return ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        }
        ServerSocketChannel channel = ServerSocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        return channel;
    }

    private static String where(SocketAddress address) {
        return switch (address) {
            case UnixDomainSocketAddress unix -> "unix " + unix.getPath();
            case InetSocketAddress tcp
            when tcp.getAddress().isAnyLocalAddress() ->
                "tcp " + (tcp.getHostString().isEmpty() ? "" : "0.0.0.0") + ":" + tcp.getPort();
            default -> "tcp " + Shown.address(address);
        };
    }

    /** The system's own words, with a small first letter. */
    private static String reason(Exception failed) {
        String message = failed.getMessage() == null ? failed.toString() : failed.getMessage();
        return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }
}
