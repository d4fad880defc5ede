package dev.squall.toxics.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The requests and answers of one client's connection, one after the other, each with its time limit: whoever is late is hung up on. */
final class Exchange implements Runnable {
    private static final System.Logger LOG = System.getLogger(Exchange.class.getName());
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final SocketChannel client;
    private final Handler handler;
    private final Limits limits;
    private final ScheduledExecutorService later;
    private final InstantSource clock;
    private @Nullable Future<?> hangUp;

    Exchange(
            SocketChannel client, Handler handler, Limits limits, ScheduledExecutorService later, InstantSource clock) {
        this.limits = limits;
        this.client = client;
        this.handler = handler;
        this.later = later;
        this.clock = clock;
    }

    @Override
    public void run() {
        try (client) {
            InputStream in = new BufferedInputStream(Channels.newInputStream(client));
            boolean goesOn = true;
            while (goesOn) {
                limit(limits.idle());
                in.mark(1);
                if (in.read() < 0) {
                    break;
                }
                in.reset();
                goesOn = serve(in);
            }
            part(in);
        } catch (IOException _) {
            // The client is gone, or was hung up on.
        } finally {
            unlimited();
        }
    }

    private boolean serve(InputStream in) throws IOException {
        limit(limits.request());
        Optional<Request> request;
        try {
            request = HeadReader.read(in, this::goOn, limits);
        } catch (Malformed malformed) {
            send(malformed.response(), Manner.LAST);
            return false;
        }
        if (request.isEmpty()) {
            return false;
        }
        Response response = answer(request.get());
        limit(limits.response());
        send(response, Manner.of(request.get()));
        limit(limits.request());
        return request.get().keepAlive() && request.get().body().finish();
    }

    /** Lets a client who is still sending read the answer: a socket that is closed over unread input takes back what was sent. */
    private void part(InputStream in) throws IOException {
        limit(limits.parting());
        client.shutdownOutput();
        byte[] rest = new byte[4096];
        while (in.read(rest) >= 0) {
            // Not even looked at.
        }
    }

    private Response answer(Request request) {
        try {
            return handler.handle(request);
        } catch (RuntimeException bug) {
            LOG.log(Level.ERROR, "a request failed", bug);
            return Response.plain(500, "internal error\n");
        }
    }

    private void goOn() throws IOException {
        write(ByteBuffer.wrap("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
    }

    /** How an answer has to be given. */
    private record Manner(boolean keepAlive, boolean oldProtocol, boolean headOnly) {
        static final Manner LAST = new Manner(false, false, false);

        static Manner of(Request request) {
            return new Manner(
                    request.keepAlive(), request.oldProtocol(), request.method().equals("HEAD"));
        }
    }

    private void send(Response response, Manner manner) throws IOException {
        byte[] body = response.bytes();
        var head = new StringBuilder(manner.oldProtocol ? "HTTP/1.0 " : "HTTP/1.1 ")
                .append(response.status())
                .append(' ')
                .append(response.reason())
                .append("\r\n");
        response.headers().forEach(header -> line(head, header.name(), header.value()));
        line(head, "Date", DATE.format(clock.instant()));
        if (response.status() != 204 && !(manner.headOnly && body.length == 0)) {
            line(head, "Content-Length", String.valueOf(body.length));
        }
        if (!manner.keepAlive) {
            line(head, "Connection", "close");
        } else if (manner.oldProtocol) {
            line(head, "Connection", "keep-alive");
        }
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        int length = manner.headOnly ? 0 : body.length;
        write(ByteBuffer.allocate(start.length + length)
                .put(start)
                .put(body, 0, length)
                .flip());
    }

    private static void line(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            client.write(bytes);
        }
    }

    /** From now on the client has this long. */
    private void limit(Duration length) throws IOException {
        unlimited();
        try {
            hangUp = later.schedule(this::close, length.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException _) {
            // The server was closed meanwhile, and nothing goes on without a limit.
            throw new ClosedChannelException();
        }
    }

    private void unlimited() {
        if (hangUp != null) {
            hangUp.cancel(false);
        }
    }

    private void close() {
        try {
            client.close();
        } catch (IOException _) {
            // It is closed in any case.
        }
    }
}
