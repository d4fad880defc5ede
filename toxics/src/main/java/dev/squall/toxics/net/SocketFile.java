package dev.squall.toxics.net;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** The file that a Unix socket leaves behind when its owner dies: it would be in the way for ever. */
final class SocketFile {
    /** Of a file's mode, as Unix writes it. */
    private static final int KIND = 0170000;

    private static final int SOCKET = 0140000;

    private SocketFile() {}

    /** Removes it when it is a socket and nobody answers there; anything else stays. */
    static void removeAbandoned(Path file) throws IOException {
        if (!isSocket(file)) {
            return;
        }
        try (var call = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            call.configureBlocking(false); // A process that is stopped accepts nobody, and a call could wait for ever.
            call.connect(UnixDomainSocketAddress.of(file));
        } catch (ConnectException _) {
            Files.deleteIfExists(file);
        } catch (SocketException _) {
            return; // There are more callers than its owner lets wait.
        }
    }

    /** False also where the file system cannot tell. */
    private static boolean isSocket(Path file) {
        try {
            int mode = (int) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS);
            return (mode & KIND) == SOCKET;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException _) {
            return false;
        }
    }
}
