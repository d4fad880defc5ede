package dev.squall.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One process and no namesake: its pid and the moment it started, because pids are used again. */
record ProcessIdentity(long pid, Instant started) {
    /** The kernel counts from a boot time that moves when the clock is set. */
    private static final Duration CLOCK_STEP = Duration.ofSeconds(2);

    ProcessIdentity {
        if (pid <= 0) {
            throw new IllegalArgumentException("no process has pid " + pid);
        }
    }

    static ProcessIdentity of(ProcessHandle process) {
        return new ProcessIdentity(process.pid(), startOf(process));
    }

    /** What {@link #write} left in {@code file}; empty when there is none or it is torn. */
    static Optional<ProcessIdentity> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String[] words = Files.readString(file).strip().split(" ", -1);
        boolean whole = words.length == 2 && words[0].matches("[1-9]\\d{0,9}") && words[1].matches("\\d{1,15}");
        return whole
                ? Optional.of(
                        new ProcessIdentity(Long.parseLong(words[0]), Instant.ofEpochMilli(Long.parseLong(words[1]))))
                : Optional.empty();
    }

    void write(Path file) throws IOException {
        replace(file, pid + " " + started.toEpochMilli() + "\n");
    }

    /** The process, if it still lives. */
    Optional<ProcessHandle> living() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process ->
                        Duration.between(startOf(process), started).abs().compareTo(CLOCK_STEP) <= 0)
                .filter(process -> !zombie(process.pid()));
    }

    /** Writes a whole file or nothing: a reader never sees half a number. */
    static void replace(Path file, String text) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.writeString(next, text);
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    /** A dead process whose parent has not looked yet is listed, but cannot be stopped any more. */
    private static boolean zombie(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.startsWith(") Z", stat.lastIndexOf(')'));
        } catch (IOException noProcFileSystem) {
            return false;
        }
    }
}
