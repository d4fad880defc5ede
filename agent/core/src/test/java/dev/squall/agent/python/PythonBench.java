package dev.squall.agent.python;

import static java.util.Objects.requireNonNull;

import dev.squall.agent.policy.Policy;
import dev.squall.model.json.Json;
import dev.squall.testbed.Testbed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A host over a real interpreter, in a folder whose modules a test writes. Hears what is printed. */
public final class PythonBench implements PythonListener, AutoCloseable {
    static final Duration PLENTY = Duration.ofSeconds(30);

    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private final BlockingQueue<Leaving> left = new LinkedBlockingQueue<>();
    private final Path directory;
    private final PythonHost host;

    private PythonBench(Path interpreter, Path directory, Policy policy) {
        this.directory = directory;
        this.host = new PythonHost(new Interpreter(interpreter), directory, policy, this);
    }

    public static PythonBench in(Path directory) {
        return new PythonBench(Testbed.python(), directory, Policy.PERMISSIVE);
    }

    static PythonBench under(Policy policy, Path directory) {
        return new PythonBench(Testbed.python(), directory, policy);
    }

    public static PythonBench withExtensions(Path directory) {
        return new PythonBench(Testbed.pythonWithExtensions(), directory, Policy.PERMISSIVE);
    }

    public PythonHost host() {
        return host;
    }

    public PythonBench module(String name, String text) throws IOException {
        Path file = directory.resolve(name.replace('.', '/') + ".py");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    /** The module {@code hostile}: what no function should do. */
    PythonBench hostile() throws IOException {
        try (var in = PythonBench.class.getResourceAsStream("hostile.py")) {
            return module("hostile", new String(requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    public PythonAnswer call(String module, String func, Json.Mapping arguments) throws InterruptedException {
        return host.call(of(module, func, arguments), PLENTY);
    }

    PythonAnswer call(String module, String func) throws InterruptedException {
        return call(module, func, Json.Mapping.EMPTY);
    }

    Json returned(String module, String func, Json.Mapping arguments) throws InterruptedException {
        return switch (call(module, func, arguments)) {
            case PythonAnswer.Returned(Json value) -> value;
            case PythonAnswer other -> throw new AssertionError(other);
        };
    }

    Json returned(String module, String func) throws InterruptedException {
        return returned(module, func, Json.Mapping.EMPTY);
    }

    static PythonCall of(String module, String func, Json.Mapping arguments) {
        return new PythonCall(module, func, arguments, Json.Mapping.EMPTY, Optional.empty());
    }

    /** The next line that was printed. */
    public String hears() throws InterruptedException {
        String line = said.poll(PLENTY.toSeconds(), TimeUnit.SECONDS);
        if (line == null) {
            throw new AssertionError("nothing was printed");
        }
        return line;
    }

    Leaving hearsItLeave() throws InterruptedException {
        Leaving how = left.poll(PLENTY.toSeconds(), TimeUnit.SECONDS);
        if (how == null) {
            throw new AssertionError("nobody wants to leave");
        }
        return how;
    }

    @Override
    public void said(String line) {
        said.add(line);
    }

    @Override
    public void leaves(Leaving how) {
        left.add(how);
    }

    @Override
    public void close() {
        host.close();
    }
}
