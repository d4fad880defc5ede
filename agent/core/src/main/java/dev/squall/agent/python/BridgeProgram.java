package dev.squall.agent.python;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The Python text that a {@link Bridge}'s process runs. It is handed over through the pipe that the requests come from, so
 * that nothing is written to a disk; what stands on the command line only loads it.
 */
final class BridgeProgram {
    private static final List<String> FILES = List.of("squall_functions.py", "squall_bridge.py");

    /** Takes the working directory out of the way first: a {@code json.py} there is not meant for the bridge. */
    private static final String LOADER = """
            import os, sys, types
            sys.path[:] = [place for place in sys.path if place]
            requests = os.fdopen(os.dup(0), "rb")
            functions = sys.modules["squall_functions"] = types.ModuleType("squall_functions")
            exec(compile(requests.read(%d), "squall_functions.py", "exec"), functions.__dict__)
            exec(compile(requests.read(%d), "squall_bridge.py", "exec"))
            """;

    private final List<byte[]> texts = FILES.stream().map(BridgeProgram::read).toList();

    /** Without a shell. */
    List<String> commandLine(Path interpreter) {
        return List.of(interpreter.toString(), "-u", "-c", LOADER.formatted(texts.get(0).length, texts.get(1).length));
    }

    /** What its standard input begins with. */
    byte[] text() {
        var all = new ByteArrayOutputStream();
        texts.forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static byte[] read(String file) {
        try (var in = BridgeProgram.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing in this build");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
