package dev.squall.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The two programs that are compared, as somebody at a prompt starts them: {@code squall run} and {@code chaos run}. */
record Programs(Place place, Optional<Path> chaos) {
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LOOK = Duration.ofMillis(10);

    /** Finds or installs Chaos Toolkit, and waits until the launcher has made its class cache. */
    static Programs prepared(Place place, Path any) throws IOException, InterruptedException {
        var programs = new Programs(place, chaosToolkit(place));
        programs.wall(programs.squall(any, "first.json"));
        Path cache = programs.cache();
        for (long tries = LIMIT.dividedBy(POLL); !Files.exists(cache); tries--) {
            if (tries <= 0) {
                throw new IllegalStateException("the launcher has not made " + cache);
            }
            Thread.sleep(POLL);
        }
        return programs;
    }

    List<String> squall(Path experiment, String journal) {
        return List.of(
                place.home().resolve("squall").toString(),
                "run",
                "--journal-path",
                place.scratch().resolve(journal).toString(),
                experiment.toString());
    }

    List<String> chaos(Path experiment, String journal) {
        return List.of(
                chaos.orElseThrow().toString(),
                "--no-version-check",
                "--no-log-file",
                "run",
                "--journal-path",
                place.scratch().resolve(journal).toString(),
                experiment.toString());
    }

    private static Optional<Path> chaosToolkit(Place place) throws IOException, InterruptedException {
        Path answer = place.scratch().resolve("chaos.path");
        var get = new ProcessBuilder(
                        place.home().resolve("testbed/chaostoolkit/get").toString())
                .redirectOutput(answer.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return get.waitFor() == 0 ? Optional.of(Path.of(Files.readString(answer).strip())) : Optional.empty();
    }

    private Path cache() throws IOException {
        String build = Files.readString(place.home().resolve("cli/target/squall.build"))
                .strip();
        String root = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(text -> !text.isEmpty())
                .orElse(System.getProperty("user.home") + "/.cache");
        String runtime = System.getProperty("java.runtime.version");
        return Path.of(root, "squall", runtime + "-" + build + ".aot");
    }

    /** From before the program is started until it has ended; nobody looks at it meanwhile, which would take a processor from it. */
    Duration wall(List<String> line) throws IOException, InterruptedException {
        long began = System.nanoTime();
        var process = started(line);
        boolean ended = process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        var took = Duration.ofNanos(System.nanoTime() - began);
        checkEnd(line, process, ended);
        return took;
    }

    /** The most of the machine's memory that it has at once, in kilobytes, as far as it is seen. */
    long memory(List<String> line) throws IOException, InterruptedException {
        long most = 0;
        var process = started(line);
        long looks = LIMIT.dividedBy(LOOK);
        boolean ended = false;
        while (!ended && looks-- > 0) {
            most = Math.max(most, peak(process.pid()));
            ended = process.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        }
        checkEnd(line, process, ended);
        return most;
    }

    private Path output() {
        return place.scratch().resolve("output.txt");
    }

    private Process started(List<String> line) throws IOException {
        return new ProcessBuilder(line)
                .directory(place.scratch().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output().toFile())
                .start();
    }

    private void checkEnd(List<String> line, Process process, boolean ended) throws IOException {
        if (!ended) {
            process.destroyForcibly();
            throw new IllegalStateException(line + " does not end");
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException(
                    line + " ended with " + process.exitValue() + ":\n" + Files.readString(output()));
        }
    }

    /** The kernel's high-water mark; 0 where there is none, or the process is gone. */
    private static long peak(long pid) {
        try (var status = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return status.filter(row -> row.startsWith("VmHWM:"))
                    .mapToLong(row -> Long.parseLong(row.replaceAll("\\D", "")))
                    .findAny()
                    .orElse(0);
        } catch (IOException | UncheckedIOException _) {
            return 0;
        }
    }
}
