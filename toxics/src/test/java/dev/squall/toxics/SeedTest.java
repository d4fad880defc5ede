package dev.squall.toxics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.toxics.proxy.NewToxic;
import dev.squall.toxics.proxy.Stream;
import dev.squall.toxics.support.Client;
import dev.squall.toxics.support.Upstream;
import dev.squall.toxics.toxic.LimitData;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Chance that can be repeated. */
class SeedTest {
    private Upstream upstream;

    @BeforeEach
    void start() {
        upstream = Upstream.echo();
    }

    @AfterEach
    void end() {
        upstream.close();
    }

    /** Which of 40 connections are cut, one after the other. */
    private String pattern(ToxicsSettings settings) throws IOException {
        try (var server = ToxicsServer.start(settings)) {
            var proxy = server.proxy("half", "127.0.0.1:" + upstream.port());
            proxy.add(new NewToxic("cut", Stream.DOWNSTREAM, 0.5f, new LimitData(2), Optional.empty()));
            var pattern = new StringBuilder();
            for (int i = 0; i < 40; i++) {
                try (Client client = new Client(proxy.port()).send("hello").finish()) {
                    pattern.append(client.receiveAll().length == 5 ? '.' : 'X');
                }
            }
            return pattern.toString();
        }
    }

    @Test
    void theSameSeedHitsTheSameConnections() throws Exception {
        String once = pattern(ToxicsSettings.standard().seed(42));

        assertThat(pattern(ToxicsSettings.standard().seed(42).loops(3))).isEqualTo(once);
        assertThat(once).contains(".", "X");
    }

    @Test
    void anotherSeedHitsOthers() throws Exception {
        assertThat(pattern(ToxicsSettings.standard().seed(42)))
                .isNotEqualTo(pattern(ToxicsSettings.standard().seed(43)));
    }

    @Test
    void aSeedThatWasDrawnCanBeAskedFor() throws Exception {
        long seed;
        try (var server = ToxicsServer.start()) {
            seed = server.seed();
        }
        try (var server = ToxicsServer.start(ToxicsSettings.standard().seed(seed))) {
            assertThat(server.seed()).isEqualTo(seed);
        }
    }
}
