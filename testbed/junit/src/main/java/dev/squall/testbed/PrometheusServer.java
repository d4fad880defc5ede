package dev.squall.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** A real Prometheus of a test's own, on a free loopback port and with its data in a temporary folder, until it is closed. */
public final class PrometheusServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern SCRAPED = Pattern.compile("\"lastScrape\":\"(?!0001-)");

    private final Process process;
    private final Path folder;
    private final URI url;
    private final Thread atExit;

    private PrometheusServer(Process process, Path folder, URI url) {
        this.process = process;
        this.folder = folder;
        this.url = url;
        this.atExit = new Thread(process::destroyForcibly, "end-prometheus");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    static PrometheusServer start(Path program, String... targets) {
        // A free port can be taken between looking and using: then this Prometheus ends, and the next one gets another.
        for (int attempt = 1; ; attempt++) {
            PrometheusServer server = launch(program, targets);
            if (server.hasScraped(targets.length)) {
                return server;
            }
            String log = server.log();
            server.close();
            if (attempt == 3) {
                throw new IllegalStateException("Prometheus did not scrape %s: %s".formatted(List.of(targets), log));
            }
        }
    }

    /** Where it answers, as {@code http://127.0.0.1:PORT}. */
    public URI url() {
        return url;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(atExit);
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PrometheusServer launch(Path program, String... targets) {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "127.0.0.1:" + socket.getLocalPort();
            Path folder = Files.createTempDirectory("squall-prometheus");
            Path settings = Files.writeString(folder.resolve("prometheus.yml"), settings(targets));
            socket.close();
            Process process = new ProcessBuilder(
                            program.toString(),
                            "--config.file=" + settings,
                            "--storage.tsdb.path=" + folder.resolve("data"),
                            "--web.listen-address=" + address)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            return new PrometheusServer(process, folder, URI.create("http://" + address));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String settings(String... targets) {
        var text = new StringBuilder("""
                global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}
                scrape_configs:
                """);
        for (int index = 0; index < targets.length; index++) {
            int slash = targets[index].indexOf('/');
            String host = slash < 0 ? targets[index] : targets[index].substring(0, slash);
            String path = slash < 0 ? "/metrics" : targets[index].substring(slash);
            text.append("- {job_name: target-%d, metrics_path: '%s', static_configs: [{targets: ['%s']}]}\n"
                    .formatted(index + 1, path, host));
        }
        return text.toString();
    }

    /** Waits until every target was tried; false when the process ended or ran out of patience. */
    private boolean hasScraped(int targets) {
        long start = System.nanoTime();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (process.isAlive() && System.nanoTime() - start < PATIENCE.toNanos()) {
                if (SCRAPED.matcher(activeTargets(client)).results().count() >= targets) {
                    return true;
                }
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
            return false;
        }
    }

    private String activeTargets(HttpClient client) {
        var request = HttpRequest.newBuilder(url.resolve("/api/v1/targets?state=active"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return client.send(request, BodyHandlers.ofString()).body();
        } catch (IOException notYet) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Prometheus was starting", e);
        }
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
