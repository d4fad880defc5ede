package dev.squall.benchmarks;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A server with Toxiproxy's interface as a process of its own. */
final class ProxyProgram implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Pattern PORT = Pattern.compile("\"listen\":\"127.0.0.1:(\\d+)\"");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    private final Process process;
    private final int control;

    private ProxyProgram(Process process, int control) {
        this.process = process;
        this.control = control;
    }

    /** The real one, built by the testbed. */
    static ProxyProgram toxiproxy(Place place) throws IOException, InterruptedException {
        Path answer = place.scratch().resolve("toxiproxy.path");
        int status = new ProcessBuilder(
                        place.home().resolve("testbed/toxiproxy/get").toString())
                .redirectOutput(answer.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException("Toxiproxy is not to be had here");
        }
        int port = freePort();
        return start(port, List.of(Files.readString(answer).strip(), "-port", String.valueOf(port)));
    }

    /** Squall's, as somebody at a prompt starts it. */
    static ProxyProgram squall(Place place) throws IOException, InterruptedException {
        int port = freePort();
        return start(
                port, List.of(place.home().resolve("squall").toString(), "toxics", "--listen", "127.0.0.1:" + port));
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private static ProxyProgram start(int port, List<String> command) throws IOException, InterruptedException {
        var started = new ProcessBuilder(new ArrayList<>(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        var program = new ProxyProgram(started, port);
        for (long start = System.nanoTime(); !program.answers(); ) {
            if (!started.isAlive() || System.nanoTime() - start > LIMIT.toNanos()) {
                program.close();
                throw new IllegalStateException(command + " does not answer");
            }
            Thread.sleep(50);
        }
        return program;
    }

    private boolean answers() {
        try {
            return !call("GET", "/version", "").isEmpty();
        } catch (IOException _) {
            return false;
        }
    }

    /** A new proxy; answers with its port. */
    int proxy(String name, int upstream, String... toxics) throws IOException {
        var listen = PORT.matcher(call(
                "POST",
                "/proxies",
                "{\"name\":\"%s\",\"listen\":\"127.0.0.1:0\",\"upstream\":\"127.0.0.1:%d\"}"
                        .formatted(name, upstream)));
        if (!listen.find()) {
            throw new IOException("no proxy " + name);
        }
        for (String toxic : toxics) {
            call("POST", "/proxies/" + name + "/toxics", toxic);
        }
        return Integer.parseInt(listen.group(1));
    }

    /** Memory in use, in megabytes. */
    double resident() throws IOException {
        var line = RESIDENT.matcher(Files.readString(Path.of("/proc/" + process.pid() + "/status")));
        if (!line.find()) {
            throw new IOException("no VmRSS");
        }
        return Long.parseLong(line.group(1)) / 1024.0;
    }

    private String call(String method, String path, String body) throws IOException {
        var connection = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + control + path).toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setConnectTimeout(1000);
        connection.setReadTimeout(5000);
        if (!body.isEmpty()) {
            connection.setDoOutput(true);
            connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        }
        try (var in = connection.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
