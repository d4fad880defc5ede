package dev.squall.toxics.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds what an {@link Address} stands for. Asking for a name may take as long as the machine's resolver takes. */
public final class Names {
    private static final Pattern DOTTED =
            Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern LOOKS_LIKE_A_NUMBER = Pattern.compile("(?:.*\\.)?\\d+\\.?");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_.-]+");

    private Names() {}

    /** What came of asking. */
    public sealed interface Resolution {
        /** @param addresses at least one; to be tried in this order */
        record Found(List<SocketAddress> addresses) implements Resolution {
            public Found {
                addresses = List.copyOf(addresses);
            }
        }

        record Unknown(String message) implements Resolution {}
    }

    /** Whether {@link #resolve} answers at once. */
    public static boolean isLiteral(Address address) {
        return switch (address) {
            case Address.Unix _ -> true;
            case Address.Tcp(String host, int _) -> isLiteral(host);
        };
    }

    public static Resolution resolve(Address address) {
        return switch (address) {
            case Address.Unix(var path) -> new Resolution.Found(List.of(UnixDomainSocketAddress.of(path)));
            case Address.Tcp(String host, int port) -> resolve(host, port);
        };
    }

    private static Resolution resolve(String host, int port) {
        if (!isLiteral(host)
                && (LOOKS_LIKE_A_NUMBER.matcher(host).matches()
                        || !NAME.matcher(host).matches())) {
            return unknown(host);
        }
        try {
            return new Resolution.Found(addresses(host)
                    .<SocketAddress>map(each -> new InetSocketAddress(each, port))
                    .toList());
        } catch (UnknownHostException _) {
            return unknown(host);
        }
    }

    /** All interfaces are asked in both protocols; without a host they have an empty name. */
    private static Stream<InetAddress> addresses(String host) throws UnknownHostException {
        return switch (host) {
            case "" -> Stream.of(InetAddress.getByAddress("", new byte[4]));
            case "::" -> Stream.of(InetAddress.getByName(host), InetAddress.getByAddress(new byte[4]));
            default -> Arrays.stream(InetAddress.getAllByName(host));
        };
    }

    private static Resolution unknown(String host) {
        return new Resolution.Unknown("lookup " + host + ": no such host");
    }

    private static boolean isLiteral(String host) {
        return host.isEmpty() || DOTTED.matcher(host).matches() || host.indexOf(':') >= 0;
    }
}
