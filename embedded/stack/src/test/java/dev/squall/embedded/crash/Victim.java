package dev.squall.embedded.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A process that does nothing, for faults to stop. */
final class Victim implements AutoCloseable {
    private final Process process;
    private final Path pidFile;

    Victim(Path directory) throws IOException {
        process = new ProcessBuilder("sleep", "3600").start();
        pidFile = Files.writeString(directory.resolve("victim.pid"), process.pid() + "\n");
    }

    Path pidFile() {
        return pidFile;
    }

    /** Whether the kernel shows it as stopped by a signal. */
    boolean isStopped() throws IOException {
        String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
        return stat.startsWith(") T", stat.lastIndexOf(')'));
    }

    boolean runs() throws IOException {
        return process.isAlive() && !isStopped();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
