package dev.squall.agent.fault.toxic;

import dev.squall.testbed.RequiresToxiproxy;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** On Toxiproxy itself. */
@RequiresToxiproxy
class TakeDownOnToxiproxyTest extends TakeDownContract {
    private static Server server;

    @BeforeAll
    static void start() throws IOException {
        server = Server.toxiproxy();
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
