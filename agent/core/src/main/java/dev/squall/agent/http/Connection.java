package dev.squall.agent.http;

import java.io.IOException;
import java.net.Socket;
import java.nio.channels.spi.AbstractInterruptibleChannel;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.message.MessageSupport;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** One connection, for one request after the other. Whoever waits for it and is interrupted breaks it, on any kind of thread. */
final class Connection extends AbstractInterruptibleChannel {
    private static final int MOST_INTERIM_ANSWERS = 20;

    /** Whoever answers without an end must not fill this process. */
    private static final Http1Config LIMITS = Http1Config.custom()
            .setMaxHeaderCount(1_000)
            .setMaxLineLength(64 * 1024)
            .build();

    private final Origin origin;
    private final DefaultBHttpClientConnection wire = limited();
    private volatile @Nullable Socket opening;
    private boolean answered;
    private boolean reusable;

    Connection(Origin origin) {
        this.origin = origin;
    }

    /** The library passes the limits on to what reads lines, and not to what reads headers. */
    static DefaultBHttpClientConnection limited() {
        var reading = new DefaultHttpResponseParserFactory(LIMITS, null, null);
        return new DefaultBHttpClientConnection(LIMITS, null, null, null, null, null, reading);
    }

    /** What is being connected is broken off like everything else. */
    void opening(Socket socket) {
        opening = socket;
    }

    void bind(Socket socket) throws IOException {
        wire.bind(socket);
    }

    Origin origin() {
        return origin;
    }

    /** Whether another request may follow the one before. */
    boolean reusable() {
        return reusable && isOpen() && wire.isOpen();
    }

    /** Whether anything of an answer to the last request has come. */
    boolean answered() {
        return answered;
    }

    HttpReply exchange(HttpRequest request) throws IOException, HttpException {
        answered = false;
        reusable = false;
        wire.setSocketTimeout(Timeout.of(request.read()));
        return during(() -> sent(request));
    }

    private HttpReply sent(HttpRequest request) throws IOException, HttpException {
        var sending = written(request);
        wire.sendRequestHeader(sending);
        if (sending.getEntity() != null) {
            wire.sendRequestEntity(sending);
        }
        wire.flush();
        try (var answer = finalAnswer()) {
            if (MessageSupport.canResponseHaveBody(request.method(), answer)) {
                wire.receiveResponseEntity(answer);
            }
            byte[] body = body(answer);
            reusable = DefaultConnectionReuseStrategy.INSTANCE.keepAlive(sending, answer, null);
            return new HttpReply(answer.getCode(), headers(answer), body);
        }
    }

    private ClassicHttpResponse finalAnswer() throws IOException, HttpException {
        for (int interim = 0; interim <= MOST_INTERIM_ANSWERS; interim++) {
            var answer = wire.receiveResponseHeader();
            answered = true;
            if (answer.getCode() >= 200 || answer.getCode() == 101) {
                return answer;
            }
        }
        throw new IOException("more than " + MOST_INTERIM_ANSWERS + " answers that are none");
    }

    private ClassicHttpRequest written(HttpRequest request) {
        var sending = new BasicClassicHttpRequest(request.method(), target(request));
        sending.setVersion(HttpVersion.HTTP_1_1);
        sending.setAbsoluteRequestUri(origin.proxy().isPresent() && !origin.tls());
        sending.setHeader("Host", origin.authority());
        sending.setHeader("User-Agent", "squall");
        sending.setHeader("Accept", "*/*");
        request.headers().forEach((name, value) -> {
            if (!name.equalsIgnoreCase("Content-Length") && !name.equalsIgnoreCase("Transfer-Encoding")) {
                sending.setHeader(name, value);
            }
        });
        byte[] body = request.body().orElse(null);
        if (body != null || request.mayHaveBody()) {
            byte[] content = body == null ? new byte[0] : body;
            sending.setHeader("Content-Length", content.length);
            sending.setEntity(new ByteArrayEntity(content, null));
        }
        return sending;
    }

    /** A proxy that passes on what it can read wants the whole address. */
    private String target(HttpRequest request) {
        var uri = request.uri();
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String target = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        return origin.proxy().isPresent() && !origin.tls() ? "http://" + origin.authority() + target : target;
    }

    private static byte[] body(ClassicHttpResponse answer) throws IOException {
        if (answer.getEntity() == null) {
            return new byte[0];
        }
        try (var content = answer.getEntity().getContent()) {
            return HttpExchange.bounded(content, answer.getEntity().getContentLength());
        }
    }

    private static Map<String, String> headers(ClassicHttpResponse answer) {
        var headers = new LinkedHashMap<String, String>();
        for (var header : answer.getHeaders()) {
            String value = header.getValue() == null ? "" : header.getValue();
            headers.merge(header.getName(), value, (before, more) -> before + ", " + more);
        }
        return headers;
    }

    /** What is done with the connection meanwhile. */
    @FunctionalInterface
    interface Use<T> {
        T use() throws IOException, HttpException;
    }

    /** @throws IOException also when it was broken off; the thread is interrupted then */
    <T> T during(Use<T> use) throws IOException, HttpException {
        boolean completed = false;
        begin();
        try {
            T result = use.use();
            completed = true;
            return result;
        } finally {
            end(completed);
        }
    }

    @Override
    protected void implCloseChannel() throws IOException {
        wire.close(CloseMode.IMMEDIATE);
        var socket = opening;
        if (socket != null) {
            socket.close();
        }
    }
}
