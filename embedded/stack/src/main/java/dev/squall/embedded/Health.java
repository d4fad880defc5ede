package dev.squall.embedded;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What a started process is asked to see whether it is ready. */
sealed interface Health {
    /** True when it is ready; no answer within a second is none. */
    boolean answers();

    /** An address that answers 200. */
    record Http(URI address) implements Health {
        @Override
        public boolean answers() {
            try {
                var connection = (HttpURLConnection) address.toURL().openConnection();
                connection.setConnectTimeout(LIMIT);
                connection.setReadTimeout(LIMIT);
                try {
                    return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
                } finally {
                    connection.disconnect();
                }
            } catch (IOException notYet) {
                return false;
            }
        }

        @Override
        public String toString() {
            return address.toString();
        }
    }

    /** A Redis on a port of the loopback interface that answers {@code PING}. */
    record Redis(int port) implements Health {
        private static final byte[] QUESTION = "PING\r\n".getBytes(StandardCharsets.US_ASCII);
        private static final String ANSWER = "+PONG";

        @Override
        public boolean answers() {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), LIMIT);
                socket.setSoTimeout(LIMIT);
                socket.getOutputStream().write(QUESTION);
                byte[] said = socket.getInputStream().readNBytes(ANSWER.length());
                return new String(said, StandardCharsets.US_ASCII).equals(ANSWER);
            } catch (IOException notYet) {
                return false;
            }
        }

        @Override
        public String toString() {
            return "redis://127.0.0.1:" + port;
        }
    }

    /** Milliseconds to connect, and to wait for an answer. */
    int LIMIT = (int) Duration.ofSeconds(1).toMillis();
}
