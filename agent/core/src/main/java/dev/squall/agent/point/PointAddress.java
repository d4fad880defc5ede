package dev.squall.agent.point;

import dev.squall.agent.call.Arguments;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/**
 * Where an application's chaos points listen: {@code http://127.0.0.1:7070}. Only on the loopback interface, as they listen
 * nowhere else, and as their token must not leave the machine.
 */
public record PointAddress(URI uri) {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final URI HARMLESS = URI.create("http://127.0.0.1:1");

    /** Reads the argument {@code url}; what is wrong is kept by {@code arguments}. */
    public static PointAddress read(Arguments arguments) {
        String text = arguments.text("url");
        try {
            URI uri = new URI(text);
            String path = uri.getPath() == null ? "" : uri.getPath();
            boolean fits = "http".equals(uri.getScheme())
                    && uri.getHost() != null
                    && LOOPBACK.contains(uri.getHost())
                    && uri.getPort() > 0
                    && uri.getPort() <= Arguments.LAST_PORT
                    && (path.isEmpty() || path.equals("/"))
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null;
            if (fits) {
                return new PointAddress(URI.create("http://" + uri.getHost() + ":" + uri.getPort()));
            }
        } catch (URISyntaxException _) {
            // said below
        }
        if (!text.isEmpty()) {
            arguments.wrong("url", "must be a loopback address with a port, such as http://127.0.0.1:7070");
        }
        return new PointAddress(HARMLESS);
    }

    URI at(String path) {
        return URI.create(uri + path);
    }

    /** Without the brackets of an IPv6 address. */
    String host() {
        return uri.getHost().replaceAll("[\\[\\]]", "");
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
