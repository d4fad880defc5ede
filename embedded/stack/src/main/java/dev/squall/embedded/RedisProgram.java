package dev.squall.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Unpacks a {@code redis-server} that runs on this machine: the one for its processor, else one that needs no libraries. */
final class RedisProgram {
    private static final int PATIENCE = 10;
    private static final List<String> INTEL =
            List.of("redis-server-6.2.6-v5-linux-amd64", "redis-server-6.2.7-linux-386");
    private static final List<String> ARM = List.of("redis-server-6.2.7-linux-arm64");

    private RedisProgram() {}

    /**
     * The executable file, in a directory of its own below {@code directory}, where it is kept.
     *
     * @throws StartFailure when none of them runs here, with what each of them said
     */
    static Path unpackedTo(Path directory) throws IOException {
        var troubles = new ArrayList<String>();
        for (String name : System.getProperty("os.arch").equals("aarch64") ? ARM : INTEL) {
            Path program = directory.resolve(name).resolve("redis-server");
            if (!Files.exists(program)) {
                unpack(name, program);
            }
            String trouble = trouble(program);
            if (trouble.isEmpty()) {
                return program;
            }
            troubles.add(name + ": " + trouble);
        }
        throw new StartFailure("no Redis runs on this machine; the first needs OpenSSL 3 (libssl.so.3)\n  "
                + String.join("\n  ", troubles));
    }

    /** Whole or not at all: a stack that is killed meanwhile leaves no half program. */
    private static void unpack(String name, Path program) throws IOException {
        Files.createDirectories(program.getParent());
        Path next = program.resolveSibling("redis-server.next");
        try (InputStream packed = RedisProgram.class.getResourceAsStream("/" + name)) {
            if (packed == null) {
                throw new StartFailure(
                        "the class path has no " + name + "; it is in com.github.codemonstur:embedded-redis");
            }
            Files.copy(packed, next, StandardCopyOption.REPLACE_EXISTING);
        }
        if (!next.toFile().setExecutable(true)) {
            throw new StartFailure(next + " cannot be made executable");
        }
        Files.move(next, program, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Why it does not run here; empty when it does. */
    private static String trouble(Path program) throws IOException {
        Process process;
        try {
            process = new ProcessBuilder(program.toString(), "--version")
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
        try (var said = process.inputReader()) {
            String last = said.lines().reduce("", (_, line) -> line);
            if (process.waitFor(PATIENCE, TimeUnit.SECONDS) && process.exitValue() == 0) {
                return "";
            }
            return last.isEmpty() ? "it says nothing" : last;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted while trying " + program, e);
        } finally {
            process.destroyForcibly();
        }
    }
}
