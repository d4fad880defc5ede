package dev.squall.embedded;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A real Redis beside this JVM, to be a cache: it keeps nothing on the disk, and throws the oldest away when it is full. It is replaced
 * when it dies, and dies with this JVM.
 */
public final class EmbeddedRedis implements AutoCloseable {
    private static final String NAME = "redis";
    private static final String MOST_MEMORY = "32mb";

    private final SupervisedChild server;
    private final int port;

    private EmbeddedRedis(SupervisedChild server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts the server; returns when it answers.
     *
     * @param directory its unpacked program, and the port of the last time; created when new
     * @param logs where its log goes
     */
    public static EmbeddedRedis start(Path directory, Path logs, Crew crew) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        int port = Ports.remembered(directory.resolve("port"), 0);
        List<String> command = List.of(
                RedisProgram.unpackedTo(directory.resolve("programs")).toString(),
                "--bind",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--save",
                "",
                "--dir",
                directory.toString(),
                "--maxmemory",
                MOST_MEMORY,
                "--maxmemory-policy",
                "allkeys-lru");
        Health health = new Health.Redis(port);
        var spec = new ChildSpec(
                NAME, command, Map.of(), logs.resolve(NAME + ".log"), Optional.of(health), ChildSpec.Limits.USUAL);
        var redis = new EmbeddedRedis(SupervisedChild.start(spec, crew), port);
        try {
            redis.server.awaitReady();
            return redis;
        } catch (IOException | InterruptedException e) {
            redis.close();
            throw e;
        }
    }

    public int port() {
        return port;
    }

    public URI address() {
        return URI.create("redis://127.0.0.1:" + port);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
