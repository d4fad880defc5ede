package dev.squall.local.preparation;

import dev.squall.agent.python.Interpreter;
import dev.squall.agent.python.PythonHost;
import dev.squall.agent.python.PythonListener;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Python for one run: where its functions run, what becomes of what they print, and who hears when one wants the run
 * to end. Made only for an experiment that has a Python step.
 */
public final class PythonSide implements PythonListener, AutoCloseable {
    private final Consumer<String> words;
    private final Optional<PythonHost> host;
    private volatile @Nullable Consumer<Leaving> stop;

    /** @param words hears what functions print, and why there is no Python */
    public PythonSide(Function<String, Optional<String>> environment, Consumer<String> words) {
        this.words = words;
        this.host = Wiring.python(environment, this);
        if (host.isEmpty()) {
            words.accept("there is no Python here: put python3 on the PATH, or name a program by "
                    + Interpreter.VARIABLE + ", which is "
                    + environment.apply(Interpreter.VARIABLE).orElse("not set"));
        }
    }

    /** None when this machine has no interpreter. */
    public Optional<PythonHost> host() {
        return host;
    }

    public void stopsBy(Consumer<Leaving> stop) {
        this.stop = stop;
    }

    @Override
    public void said(String line) {
        words.accept("python: " + line);
    }

    @Override
    public void leaves(Leaving how) {
        var told = stop;
        if (told != null) {
            told.accept(how);
        }
    }

    @Override
    public void close() {
        if (host.isPresent()) {
            host.get().close();
        }
    }
}
