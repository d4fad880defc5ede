package dev.squall.toxics.contract;

import dev.squall.toxics.ToxicsServer;
import dev.squall.toxics.ToxicsSettings;
import java.io.IOException;
import java.io.UncheckedIOException;

/** This server, started for a test class. */
final class OurServer implements AutoCloseable {
    private final ToxicsServer server;

    OurServer() {
        try {
            server = ToxicsServer.start(ToxicsSettings.standard().seed(1).withMetrics());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return server.address().orElseThrow();
    }

    @Override
    public void close() {
        server.close();
    }
}
