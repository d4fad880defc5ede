package dev.squall.agent.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/** Opens connections: straight or through a proxy, plain or secured. */
final class Dialler {
    private static final int OK = 200;

    private Dialler() {}

    static Connection dial(Origin origin, HttpRequest request) throws IOException, HttpException {
        var connection = new Connection(origin);
        return connection.during(() -> {
            var socket = connected(connection, request.connect());
            try {
                socket.setSoTimeout(millis(request.read()));
                connection.bind(origin.tls() ? secured(origin, socket) : socket);
                return connection;
            } catch (IOException | HttpException | RuntimeException failed) {
                socket.close();
                throw failed;
            }
        });
    }

    /** Each of a name's addresses is tried, in order. */
    private static Socket connected(Connection connection, Duration limit) throws IOException {
        var origin = connection.origin();
        var to = origin.proxy().orElseGet(() -> InetSocketAddress.createUnresolved(origin.host(), origin.port()));
        IOException failure = null;
        for (var address : InetAddress.getAllByName(to.getHostString())) {
            var socket = new Socket();
            connection.opening(socket);
            try {
                socket.setTcpNoDelay(true);
                socket.connect(new InetSocketAddress(address, to.getPort()), millis(limit));
                return socket;
            } catch (IOException failed) {
                socket.close();
                failure = failure == null ? failed : failure;
            }
        }
        throw failure == null ? new IOException("no address") : failure;
    }

    static int millis(Duration limit) {
        return (int) Math.min(limit.toMillis(), Integer.MAX_VALUE);
    }

    private static Socket secured(Origin origin, Socket socket) throws IOException, HttpException {
        if (origin.proxy().isPresent()) {
            tunnel(origin, socket);
        }
        var factory = origin.verified()
                ? (SSLSocketFactory) SSLSocketFactory.getDefault()
                : AnyCertificate.CONTEXT.getSocketFactory();
        var secure = (SSLSocket) factory.createSocket(socket, origin.host(), origin.port(), true);
        if (origin.verified()) {
            var parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secure.setSSLParameters(parameters);
        }
        secure.startHandshake();
        return secure;
    }

    /** Asks the proxy to pass on what it cannot read. */
    private static void tunnel(Origin origin, Socket socket) throws IOException, HttpException {
        var asking = Connection.limited();
        asking.bind(socket);
        var connect = new BasicClassicHttpRequest("CONNECT", origin.place());
        connect.setHeader("Host", origin.place());
        asking.sendRequestHeader(connect);
        asking.flush();
        var answer = asking.receiveResponseHeader();
        if (answer.getCode() != OK) {
            throw new IOException("the proxy refuses with status " + answer.getCode());
        }
    }
}
