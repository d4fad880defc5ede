package dev.squall.toxics.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A client of a proxy; whoever answers it has ten seconds. */
public final class Client implements AutoCloseable {
    private final Socket socket;

    public Client(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(10_000);
    }

    public Client send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    public Client send(byte[] data) throws IOException {
        socket.getOutputStream().write(data);
        return this;
    }

    /** Has nothing more to send. */
    public Client finish() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /** Exactly so many bytes. */
    public byte[] receive(int length) throws IOException {
        byte[] data = socket.getInputStream().readNBytes(length);
        if (data.length < length) {
            throw new AssertionError("ended after " + data.length + " of " + length);
        }
        return data;
    }

    public String receiveText(int length) throws IOException {
        return new String(receive(length), StandardCharsets.UTF_8);
    }

    /** Everything up to the end. */
    public byte[] receiveAll() throws IOException {
        return socket.getInputStream().readAllBytes();
    }

    public String receiveAllText() throws IOException {
        return new String(receiveAll(), StandardCharsets.UTF_8);
    }

    /** What came in one go. */
    public int receiveSome(byte[] into) throws IOException {
        return socket.getInputStream().read(into);
    }

    public Client patience(Duration length) throws IOException {
        socket.setSoTimeout(Math.toIntExact(length.toMillis()));
        return this;
    }

    /** How the connection ends for this client, whatever comes before. */
    public enum End {
        CLOSED,
        RESET
    }

    public End end() throws IOException {
        try {
            receiveAll();
            return End.CLOSED;
        } catch (SocketException e) {
            return End.RESET;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
