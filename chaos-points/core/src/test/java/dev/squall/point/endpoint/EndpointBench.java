package dev.squall.point.endpoint;

import dev.squall.point.arming.Board;
import dev.squall.point.arming.ExceptionTypes;
import dev.squall.point.arming.Layers;
import dev.squall.point.arming.Limits;
import dev.squall.point.arming.ManualTime;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A board with one point, and the way in to it over real sockets. */
abstract class EndpointBench {
    static final Instance HERE = new Instance("here", 42, Instant.parse("2026-03-01T10:00:00Z"));
    static final String FAIL = order("{\"fail\": {}, \"rate\": 0.5}");

    final ManualTime time = new ManualTime();
    final AtomicReference<Layers> point = new AtomicReference<>();
    Board board;
    Endpoint endpoint;
    Caller caller;

    @BeforeEach
    void open() throws IOException {
        board = new Board(new ExceptionTypes(List.of("dev.squall.point.*")), Limits.USUAL, () -> 42, time);
        board.register("payment.charge", point::set, getClass().getClassLoader());
        endpoint = Endpoint.open(board, HERE, 0, Caller.TOKEN);
        caller = new Caller(endpoint.port());
    }

    @AfterEach
    void close() {
        caller.close();
        endpoint.close();
    }

    static String order(String rules) {
        return "{\"point\": \"payment.charge\", \"rules\": [" + rules + "], \"seed\": 7, \"expires-ms\": 15000}";
    }
}
