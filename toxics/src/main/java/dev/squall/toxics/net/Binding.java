package dev.squall.toxics.net;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
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
        } catch (IOException failed) {
            return new Failed(
                    "listen " + network(address) + " " + Shown.address(address) + ": bind: " + reason(failed));
        }
    }

    private static ServerSocketChannel open(SocketAddress address) throws IOException {
        if (address instanceof UnixDomainSocketAddress unix) {
            removeAbandoned(unix);
            return ServerSocketChannel.open(java.net.StandardProtocolFamily.UNIX);
        }
        ServerSocketChannel channel = ServerSocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        return channel;
    }

    /** A socket file that outlived its server would be in the way for ever. */
    private static void removeAbandoned(UnixDomainSocketAddress address) throws IOException {
        var file = address.getPath();
        if (!Files.exists(file) || Files.isRegularFile(file) || Files.isDirectory(file)) {
            return;
        }
        try (var _ = SocketChannel.open(address)) {
            return; // somebody is there
        } catch (IOException _) {
            Files.deleteIfExists(file);
        }
    }

    private static String network(SocketAddress address) {
        return address instanceof UnixDomainSocketAddress ? "unix" : "tcp";
    }

    /** The system's own words, with a small first letter. */
    private static String reason(IOException failed) {
        String message = failed.getMessage() == null ? failed.toString() : failed.getMessage();
        return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }
}
