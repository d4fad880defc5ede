package dev.squall.toxics.net;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Where to listen or to connect to, as it was written. */
public sealed interface Address {
    /** What an address begins with that is a socket in the file system. */
    String UNIX = "unix:";

    /**
     * @param host a name, an IP address without brackets, or empty for all interfaces
     * @param port 0 for any
     */
    record Tcp(String host, int port) implements Address {
        public Tcp {
            if (port < 0 || port > 0xffff) {
                throw new IllegalArgumentException("no port: " + port);
            }
        }
    }

    record Unix(Path path) implements Address {}

    /** What came of reading one. */
    sealed interface Parsing {
        record Parsed(Address address) implements Parsing {}

        /** @param message in the words that clients know */
        record Wrong(String message) implements Parsing {}
    }

    static Parsing parse(String text) {
        if (text.startsWith(UNIX + "/")) {
            try {
                return new Parsing.Parsed(new Unix(Path.of(text.substring(UNIX.length()))));
            } catch (InvalidPathException wrong) {
                return new Parsing.Wrong("address " + text + ": " + wrong.getReason());
            }
        }
        return text.isEmpty() ? new Parsing.Parsed(new Tcp("", 0)) : HostAndPort.parse(text);
    }
}
