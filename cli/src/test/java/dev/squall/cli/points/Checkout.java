package dev.squall.cli.points;

import com.sun.net.httpserver.HttpServer;
import dev.squall.point.ChaosPoints;
import dev.squall.point.Point;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The experiment's checkout, in a process of its own: an order is paid if one of two charges works. */
final class Checkout implements AutoCloseable {
    static final String TOKEN = "the token of the checkout";

    private static final int MOST_TRIES = 2;

    private final Process process;
    private final int port;
    private final int points;

    private Checkout(Process process) throws IOException {
        this.process = process;
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        port = Integer.parseInt(out.readLine());
        points = Integer.parseInt(out.readLine());
    }

    /** The application itself; it has a point that nothing passes as well. */
    public static void main(String[] arguments) throws IOException {
        Point charge = ChaosPoints.at("payment.charge");
        ChaosPoints.at("payment.refund");
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/checkout", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(paid(charge) ? 200 : 503, -1);
            }
        });
        server.start();
        System.out.println(server.getAddress().getPort());
        System.out.println(ChaosPoints.port().orElseThrow());
    }

    private static boolean paid(Point charge) {
        for (int tries = 1; tries <= MOST_TRIES; tries++) {
            if (charged(charge)) {
                return true;
            }
        }
        return false;
    }

    private static boolean charged(Point charge) {
        try {
            charge.hit(IOException.class);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static Checkout open() throws IOException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Checkout.class.getName());
        builder.environment().put("SQUALL_CHAOS_POINTS_PORT", "0");
        builder.environment().put("SQUALL_CHAOS_POINTS_TOKEN", TOKEN);
        return new Checkout(
                builder.redirectError(ProcessBuilder.Redirect.DISCARD).start());
    }

    String url() {
        return "http://127.0.0.1:" + port + "/checkout";
    }

    String points() {
        return "http://127.0.0.1:" + points;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("a killed process stays");
        }
    }
}
