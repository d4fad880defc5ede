package dev.squall.coordinator.crash;

import static io.restassured.RestAssured.given;

import dev.squall.coordinator.testbed.Api;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The built coordinator in a process of its own, at the same address after each start. */
final class CoordinatorProcess implements AutoCloseable {
    private final Map<String, String> environment;
    private final Path log;
    private Process process;

    CoordinatorProcess(Map<String, String> environment, Path log) throws IOException {
        this.environment = environment;
        this.log = log;
        try (var socket = new ServerSocket(0)) {
            RestAssured.port = socket.getLocalPort();
        }
        start();
    }

    void start() throws IOException {
        var java = ProcessHandle.current().info().command().orElse("java");
        var jar = Path.of(System.getProperty("squall.coordinator.jar")).toAbsolutePath();
        var builder = new ProcessBuilder(List.of(java, "-XX:+UseSerialGC", "-Xmx256m", "-jar", jar.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(RestAssured.port));
        process = builder.start();
        Api.await("the coordinator to be ready, see " + log, this::isReady);
    }

    /** As {@code kill -9}: nothing is finished, nothing is said goodbye to. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    private boolean isReady() {
        if (!process.isAlive()) {
            throw new AssertionError("the coordinator has ended, see " + log);
        }
        try {
            return given().get("/q/health/ready").statusCode() == 200;
        } catch (Exception notYet) { // RestAssured throws what it does not declare
            return false;
        }
    }
}
