package dev.squall.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.embedded.OrdersReplicas.OrdersReplica;
import dev.squall.embedded.demo.Calm;
import dev.squall.embedded.demo.Chapter;
import dev.squall.embedded.demo.Demo;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole road with nothing left out; needs the built applications, hence only on request. */
@Tag("slow")
class DemoOnAStackTest {
    private static final Path ROOT =
            Path.of(System.getProperty("squall.root", "../..")).toAbsolutePath().normalize();

    @TempDir
    private Path directory;

    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Test
    void allChaptersOverKafkaEndAsTheyShouldAndNothingOfThemIsLeft() throws Exception {
        var state = new StateDirectory(directory);
        var settings = new StackSettings(state, Applications.under(ROOT), 0, List.of("eu-1", "us-1"), 2, 10);
        boolean asItShould;
        long replica;
        long redis;
        String proxies;

        try (var stack = new Stack(settings, lines::add, InstantSource.system())) {
            StackAddress address = stack.start();
            asItShould = demo(address, state).run(Chapter.all(ROOT.resolve("experiments")));
            replica = Long.parseLong(
                    Files.readString(address.orders().getLast().pidFile()).strip());
            redis = Long.parseLong(Files.readString(state.pidFile("redis")).strip());
            proxies = proxies(address);
        }

        assertThat(asItShould).as(String.join("\n", lines)).isTrue();
        assertThat(lines)
                .anySatisfy(line ->
                        assertThat(line).containsPattern("kill-replica-b .* pid \\d+ replaced by pid \\d+ after"))
                .anySatisfy(line -> assertThat(line).contains("breach seen -> verified clean"))
                .anySatisfy(line -> assertThat(line).contains("the-cache-is-down", "proxy redis"))
                .anySatisfy(line -> assertThat(line).contains("breaker-of-the-cache", "TRIPPED, and only tells"));
        assertThat(journals(state)).hasSize(6);
        assertThat(proxies).contains("\"redis\"", "\"enabled\":true").doesNotContain("\"enabled\":false", "\"type\":");
        assertThat(ProcessHandle.of(replica)).isEmpty();
        assertThat(ProcessHandle.of(redis)).isEmpty();
    }

    /** As the toxics server shows them, with what is on them. */
    private static String proxies(StackAddress address) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(address.toxics().resolve("/proxies")).build();
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }

    private Demo demo(StackAddress address, StateDirectory state) {
        var calm = new Calm(address.orders().stream().map(OrdersReplica::url).toList());
        return new Demo(address.api(), calm, address.variables(), state.journals(), lines::add, InstantSource.system());
    }

    private static List<Path> journals(StateDirectory state) throws IOException {
        try (var files = Files.list(state.journals())) {
            return files.toList();
        }
    }
}
