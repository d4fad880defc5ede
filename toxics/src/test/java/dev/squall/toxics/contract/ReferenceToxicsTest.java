package dev.squall.toxics.contract;

import dev.squall.testbed.RequiresToxiproxy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract is what Toxiproxy does. */
@RequiresToxiproxy
class ReferenceToxicsTest extends ToxicsContract {
    private static RealToxiproxy server;

    @BeforeAll
    static void start() {
        server = new RealToxiproxy();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    String address() {
        return server.address();
    }

    @Override
    Differences differs() {
        return Differences.REFERENCE;
    }
}
