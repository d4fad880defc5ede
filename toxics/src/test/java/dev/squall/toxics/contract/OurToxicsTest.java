package dev.squall.toxics.contract;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** This server keeps the contract. */
class OurToxicsTest extends ToxicsContract {
    private static OurServer server;

    @BeforeAll
    static void start() {
        server = new OurServer();
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
        return Differences.OURS;
    }
}
