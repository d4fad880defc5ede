package dev.squall.agent.fault.toxic;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** On our own server. */
class AddToxicsOnOursTest extends AddToxicsContract {
    private static Server server;

    @BeforeAll
    static void start() throws IOException {
        server = Server.ours();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Override
    Server server() {
        return server;
    }
}
