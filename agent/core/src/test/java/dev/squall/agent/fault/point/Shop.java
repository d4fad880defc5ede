package dev.squall.agent.fault.point;

import dev.squall.point.ChaosPoints;
import dev.squall.point.Point;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** An application with a chaos point, in a process of its own: each hit is one line there and one line back. */
public final class Shop implements AutoCloseable {
    public static final String TOKEN = "the token of this shop";

    private final Process process;
    private final BufferedReader out;
    private final int port;

    private Shop(Process process) throws IOException {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
        this.port = Integer.parseInt(out.readLine());
    }

    /** The application itself. */
    public static void main(String[] arguments) throws IOException {
        Point charge = ChaosPoints.at("payment.charge");
        System.out.println(ChaosPoints.port().orElseThrow());
        while (System.in.read() == '\n') {
            try {
                charge.hit(IOException.class);
                System.out.println("charged");
            } catch (IOException | RuntimeException e) {
                System.out.println(e);
            }
        }
    }

    public static Shop open() throws IOException {
        return open(0);
    }

    public static Shop open(int port) throws IOException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Shop.class.getName());
        builder.environment().put("SQUALL_CHAOS_POINTS_PORT", Integer.toString(port));
        builder.environment().put("SQUALL_CHAOS_POINTS_TOKEN", TOKEN);
        return new Shop(builder.redirectError(ProcessBuilder.Redirect.DISCARD).start());
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /** What a customer sees. */
    public String charge() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        return out.readLine();
    }

    public boolean isCharging() throws IOException {
        return charge().equals("charged");
    }

    /** Somebody else than the agent, with the token. */
    public String ask(String method, String path, String body) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(url() + path))
                                    .header("Authorization", "Bearer " + TOKEN)
                                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a killed process stays");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
