package dev.squall.embedded;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Small programs for the tests to start, and how to start them. */
final class TestPrograms {
    private TestPrograms() {}

    /** A program that answers 200 on {@code port}. */
    static ChildSpec web(String name, int port, Path logs) {
        return new ChildSpec(
                name,
                program(Web.class, Integer.toString(port)),
                Map.of(),
                logs.resolve(name + ".log"),
                Optional.of(new Health.Http(URI.create("http://127.0.0.1:" + port + "/"))),
                new ChildSpec.Limits(Duration.ofSeconds(30), Duration.ofSeconds(5)));
    }

    /** Runs a class of the tests. */
    static List<String> program(Class<?> main, String... arguments) {
        var program =
                ChildSpec.java(List.of("-Xshare:auto", "-cp", System.getProperty("java.class.path"), main.getName()));
        program.addAll(List.of(arguments));
        return program;
    }

    /** Starts a class of the tests outside of {@link Children}. */
    static Process start(Class<?> main, Path directory) throws IOException {
        return new ProcessBuilder(program(main, directory.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Answers 200 to everything. */
    static final class Web {
        private Web() {}

        static void main(String[] arguments) throws IOException {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
            HttpServer server = HttpServer.create(address, 0);
            server.createContext("/", exchange -> {
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
        }
    }

    /** Does nothing, for ever. */
    static final class Sleeper {
        private Sleeper() {}

        static void main() throws InterruptedException {
            Thread.currentThread().join();
        }
    }
}
