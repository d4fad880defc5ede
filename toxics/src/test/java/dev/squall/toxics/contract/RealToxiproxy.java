package dev.squall.toxics.contract;

import dev.squall.testbed.Testbed;
import dev.squall.toxics.support.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.awaitility.Awaitility;

/** The real server as a process of its own. */
final class RealToxiproxy implements AutoCloseable {
    private final Process process;
    private final int port;

    RealToxiproxy() {
        try {
            try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = free.getLocalPort();
            }
            process = new ProcessBuilder(
                            Testbed.toxiproxy().toString(), "-port", String.valueOf(port), "-proxy-metrics")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Awaitility.await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(this::answers);
    }

    private boolean answers() {
        try (var caller = new Caller(address())) {
            return caller.get("/version").status() == 200;
        } catch (AssertionError _) {
            return false;
        }
    }

    String address() {
        return "localhost:" + port;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
