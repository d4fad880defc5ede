package dev.squall.agent.http;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.channels.spi.AbstractInterruptibleChannel;

/** Closes a connection when the thread that waits for it is interrupted, of whatever kind that thread is. */
final class Breakable extends AbstractInterruptibleChannel {
    private final HttpURLConnection connection;

    Breakable(HttpURLConnection connection) {
        this.connection = connection;
    }

    /** What is done with the connection meanwhile. */
    @FunctionalInterface
    interface Exchange {
        HttpReply reply(HttpURLConnection connection) throws IOException;
    }

    /** @throws IOException also when it was broken off; the thread is interrupted then */
    HttpReply during(Exchange exchange) throws IOException {
        boolean completed = false;
        begin();
        try {
            var reply = exchange.reply(connection);
            completed = true;
            return reply;
        } finally {
            end(completed);
        }
    }

    /** On a thread of its own, because it may have to wait for a read in progress, and whoever interrupts must not. */
    @Override
    protected void implCloseChannel() {
        Thread.ofPlatform().daemon().name("squall-disconnect").start(connection::disconnect);
    }
}
