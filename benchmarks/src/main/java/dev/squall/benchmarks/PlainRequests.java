package dev.squall.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The plain client: the same requests in a loop, in a process with the Java options of the command line. */
public final class PlainRequests {
    private PlainRequests() {}

    /** {@code URL REQUESTS}; prints the nanoseconds of one request, the first one left out. */
    public static void main(String[] arguments) throws IOException {
        var url = URI.create(arguments[0]).toURL();
        int requests = Integer.parseInt(arguments[1]);
        long began = 0;
        for (int request = 0; request < requests; request++) {
            var connection = (HttpURLConnection) url.openConnection();
            connection.setConnectTimeout(5_000);
            connection.setReadTimeout(5_000);
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                throw new IOException("answered " + connection.getResponseCode());
            }
            try (InputStream body = connection.getInputStream()) {
                body.readAllBytes();
            }
            if (request == 0) {
                began = System.nanoTime();
            }
        }
        System.out.println((System.nanoTime() - began) / (requests - 1));
    }

    static Duration inOwnProcess(Place place, String url, int requests) throws IOException, InterruptedException {
        var process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:Tier3InvocationThreshold=10",
                        "-XX:Tier3MinInvocationThreshold=5",
                        "-XX:Tier3CompileThreshold=20",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PlainRequests.class.getName(),
                        url,
                        Integer.toString(requests)))
                .directory(place.scratch().toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String answer;
        try (var output = process.getInputStream()) {
            answer = new String(output.readAllBytes(), StandardCharsets.US_ASCII).strip();
        }
        if (process.waitFor() != 0) {
            throw new IOException("the plain client ended with " + process.exitValue());
        }
        return Duration.ofNanos(Long.parseLong(answer));
    }
}
