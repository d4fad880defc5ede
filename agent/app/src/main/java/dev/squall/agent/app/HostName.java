package dev.squall.agent.app;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;

/** The machine's name as an agent's id may be written. */
final class HostName {
    private HostName() {}

    static String read() {
        try {
            return InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("the machine has no name; set squall.agent.id", e);
        }
    }
}
