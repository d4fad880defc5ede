package dev.squall.embedded;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/**
 * The commands that start and stop a stack: {@code demo}, {@code up}, {@code down [--wipe]}, and {@code serve}, which {@code up} leaves running. Exit
 * codes: 0 done, 1 failed, 2 not understood.
 */
public final class Main {
    private static final String USAGE = """
            demo            starts a stack, or takes the one that runs, and breaks it six times
            up              starts a stack and leaves it running
            down [--wipe]   stops it; with --wipe also removes its data
            status          says where it is found

            State is kept in $SQUALL_HOME, by default ~/.local/share/squall.""";

    private Main() {}

    public static void main(String... arguments) throws Exception {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tT %4$s %5$s%6$s%n");
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) throws Exception {
        // Where $HOME says, as the shell's ~ and the rest of the command line have it; Java asks the system's list of
        // users.
        var home = System.getenv().getOrDefault("HOME", System.getProperty("user.home"));
        var state = StateDirectory.standard(System.getenv(), Path.of(home));
        Progress out = Main::print;
        return switch (String.join(" ", arguments)) {
            case "demo" -> new DemoCommand(state, out).run();
            case "up" -> new Detached(state, out).up();
            case "down" -> new Detached(state, out).down(false);
            case "down --wipe" -> new Detached(state, out).down(true);
            case "status" -> new Detached(state, out).status();
            case "serve" -> serve(state, out);
            default -> {
                System.err.println("squall: '" + String.join(" ", arguments) + "' is none of these:\n" + USAGE);
                yield 2;
            }
        };
    }

    /** Runs a stack until this process is told to stop. */
    private static int serve(StateDirectory state, Progress out) throws Exception {
        try (var foreground = Foreground.start(settings(state), out, InstantSource.system())) {
            foreground.awaitStop();
            return 0;
        } catch (StartFailure e) {
            out.say("failed: " + e.getMessage());
            return 1;
        }
    }

    static StackSettings settings(StateDirectory state) throws StartFailure {
        Path root = Path.of(System.getProperty("squall.home", "")).toAbsolutePath();
        return StackSettings.usual(state, Applications.under(root));
    }

    @SuppressWarnings("SystemOut") // this is the command's output
    private static void print(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
