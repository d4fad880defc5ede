package dev.squall.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * Starts the processes of a stack and writes down which they are, so that the next stack over the same directory can stop those that
 * a crash left behind. Per process: {@code NAME.pid} with the bare pid, {@code NAME.process} with pid and start time.
 */
public final class Children implements AutoCloseable {
    private static final Duration LEFTOVER_PATIENCE = Duration.ofSeconds(3);

    private final Path directory;
    // One thread that lives as long as this object starts them all: the kernel's "kill it when its parent dies" means
    // the thread.
    private final ExecutorService starter = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("starts-children").daemon().factory());

    public Children(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
    }

    /** Starts a process; it is running, not yet ready, when this returns. Its output is appended to its log. */
    public ChildProcess start(ChildSpec spec) throws IOException {
        Files.createDirectories(spec.log().toAbsolutePath().getParent());
        var builder = new ProcessBuilder(spec.command())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
        builder.environment().putAll(spec.environment());
        Process process = spawn(builder, spec.name());
        process.getOutputStream().close();
        ProcessIdentity.of(process.toHandle()).write(identityFile(spec.name()));
        ProcessIdentity.replace(pidFile(spec.name()), process.pid() + "\n");
        return new ChildProcess(spec, process, this);
    }

    /** Stops what an earlier stack over this directory left running; answers the names. */
    public List<String> stopLeftovers() throws IOException {
        var stopped = new ArrayList<String>();
        for (Path file : identities()) {
            String name = file.getFileName().toString().replaceFirst("\\.process$", "");
            Optional<ProcessHandle> leftover = ProcessIdentity.read(file).flatMap(ProcessIdentity::living);
            if (leftover.isPresent()) {
                if (!Termination.stop(leftover.get(), LEFTOVER_PATIENCE)) {
                    throw new StartFailure("the left-behind " + name + " does not stop, pid "
                            + leftover.get().pid());
                }
                stopped.add(name);
            }
            forget(name);
        }
        return stopped;
    }

    void forget(String name) throws IOException {
        Files.deleteIfExists(identityFile(name));
        Files.deleteIfExists(pidFile(name));
    }

    public Path pidFile(String name) {
        return directory.resolve(name + ".pid");
    }

    /** Stops starting. Running processes have to be closed before: on Linux the rest is killed here. */
    @Override
    public void close() {
        starter.shutdown();
    }

    private Path identityFile(String name) {
        return directory.resolve(name + ".process");
    }

    private List<Path> identities() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".process"))
                    .sorted()
                    .toList();
        }
    }

    private Process spawn(ProcessBuilder builder, String name) throws IOException {
        try {
            return starter.submit(builder::start).get();
        } catch (ExecutionException e) {
            throw new StartFailure("the process " + name + " could not be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted while starting " + name, e);
        }
    }
}
