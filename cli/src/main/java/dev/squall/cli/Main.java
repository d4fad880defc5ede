package dev.squall.cli;

import dev.squall.model.codec.FileTrouble;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.Set;

/** The command {@code squall}: finds the command that was asked for, runs it, and ends with its exit code. */
public final class Main {
    /** What these found out is in their exit code, whoever hears what they say. */
    private static final Set<String> VERDICTS = Set.of("run", "validate", "plan", "rehearse");

    private Main() {}

    public static void main(String[] words) throws IOException {
        hushLibraries();
        var terminal = terminal();
        int code;
        try {
            code = run(words, terminal).code();
        } catch (NeedsWhole needed) {
            Whole.begin(Whole.missing().orElseThrow(() -> needed), words);
            return;
        }
        terminal.out().flush();
        // Not by returning: threads that a fault's library left must not keep the command alive. Nor by an exit, which
        // looks through the class path for a logger to tell of it; there are no hooks to be called.
        Runtime.getRuntime().halt(code);
    }

    /** Of this process. Lines are whole when they leave, and cost one write each. */
    static Terminal terminal() {
        boolean live = Boolean.getBoolean("squall.terminal") && !"dumb".equals(System.getenv("TERM"));
        var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        return new Terminal(new Output(), err, System.in, live, live && System.getenv("NO_COLOR") == null, live);
    }

    /** What the Kubernetes client's libraries say of themselves at their start is nothing to who runs an experiment. */
    private static void hushLibraries() {
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.setProperty("io.netty.noUnsafe", "true");
    }

    static Exit run(String[] words, Terminal terminal) {
        Globals globals;
        Arguments leading;
        try {
            leading = parsed(Arguments.leading(words, Globals.OPTIONS));
            globals = Globals.of(leading);
        } catch (UsageError wrong) {
            terminal.complain(
                    "squall: " + wrong.what() + "\nusage: squall [OPTIONS] COMMAND ...; squall help tells more");
            return Exit.USAGE;
        }
        if (leading.has("--log-file") && !globals.mode().toTheLetter()) {
            terminal.complain("warning: --log-file has no effect without --compat chaostoolkit");
        }
        String name = leading.has("--version")
                ? "version"
                : leading.has("--help") || leading.rest().isEmpty()
                        ? "help"
                        : leading.rest().getFirst();
        var command = Commands.named(name);
        if (command.isEmpty()) {
            terminal.complain("squall: there is no command '" + name + "'; squall help lists them");
            return Exit.USAGE;
        }
        var own = leading.rest()
                .subList(leading.rest().isEmpty() ? 0 : 1, leading.rest().size());
        return run(name, command.get(), own.toArray(String[]::new), globals, terminal);
    }

    private static Arguments parsed(Arguments.Parsing parsing) throws UsageError {
        return switch (parsing) {
            case Arguments.Parsing.Wrong(String message) -> throw new UsageError(message);
            case Arguments.Parsing.Parsed(Arguments arguments) -> arguments;
        };
    }

    private static Exit run(String name, Command command, String[] words, Globals globals, Terminal terminal) {
        var options = new java.util.ArrayList<>(command.options());
        options.add(Option.flag("--help", "this"));
        try {
            var arguments = parsed(Arguments.parse(words, 0, options)).under(globals);
            if (arguments.has("--help")) {
                terminal.out().print(HelpCommand.of(name, command));
                return Exit.HELD;
            }
            if (!arguments.rest().isEmpty()
                    && (command.operands().isEmpty() || command.operands().startsWith("--"))) {
                throw new UsageError("what is '" + arguments.rest().getFirst() + "'?");
            }
            var exit = command.run(arguments, terminal);
            return exit == Exit.HELD && !VERDICTS.contains(name) && !terminal.heard(name) ? Exit.FAILED : exit;
        } catch (UsageError wrong) {
            terminal.complain("squall " + name + ": " + OneLine.of(wrong.what()) + "\nusage: "
                    + HelpCommand.usage(name, command) + "\nsquall " + name + " --help tells more");
            return Exit.USAGE;
        } catch (IOException failed) {
            terminal.complain("squall " + name + ": " + OneLine.of(FileTrouble.of(failed)));
            return Exit.FAILED;
        } catch (InvalidPathException unknown) {
            terminal.complain("squall " + name + ": '" + OneLine.of(unknown.getInput())
                    + "' is no file's name here; where it has letters beyond ASCII, LC_ALL must be such as C.UTF-8");
            return Exit.USAGE;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Exit.FAILED;
        }
    }
}
