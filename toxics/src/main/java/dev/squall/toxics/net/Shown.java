package dev.squall.toxics.net;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;

/** Addresses as clients see them: numbers, IPv6 shortened and in brackets, and all interfaces as {@code [::]}. */
public final class Shown {
    private Shown() {}

    public static String address(SocketAddress address) {
        return switch (address) {
            case InetSocketAddress tcp when tcp.getAddress().isAnyLocalAddress() -> "[::]:" + tcp.getPort();
            case InetSocketAddress tcp -> host(tcp.getAddress()) + ":" + tcp.getPort();
            case UnixDomainSocketAddress unix -> Address.UNIX + unix.getPath();
            default -> address.toString();
        };
    }

    private static String host(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address.getHostAddress();
        }
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        return "[" + shortened(address.getAddress()) + (zone < 0 ? "" : text.substring(zone)) + "]";
    }

    /** The longest row of two or more zero groups becomes {@code ::}. */
    private static String shortened(byte[] bytes) {
        int[] groups = new int[8];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = ((bytes[2 * i] & 0xff) << 8) | (bytes[2 * i + 1] & 0xff);
        }
        int begin = -1;
        int longest = 1;
        for (int i = 0; i < groups.length; i++) {
            int end = i;
            while (end < groups.length && groups[end] == 0) {
                end++;
            }
            if (end - i > longest) {
                begin = i;
                longest = end - i;
            }
        }
        return begin < 0 ? joined(groups, 0, 8) : joined(groups, 0, begin) + "::" + joined(groups, begin + longest, 8);
    }

    private static String joined(int[] groups, int from, int to) {
        var text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(i > from ? ":" : "").append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }
}
