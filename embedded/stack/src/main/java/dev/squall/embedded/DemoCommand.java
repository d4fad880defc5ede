package dev.squall.embedded;

import dev.squall.embedded.OrdersReplicas.OrdersReplica;
import dev.squall.embedded.demo.Calm;
import dev.squall.embedded.demo.Chapter;
import dev.squall.embedded.demo.Demo;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * {@code squall demo}: a stack for as long as the demo takes, or the one that runs already. Exit codes: 0 when all ended as it should,
 * 1 when something did not.
 */
final class DemoCommand {
    private final StateDirectory state;
    private final Progress out;
    private final InstantSource clock = InstantSource.system();

    DemoCommand(StateDirectory state, Progress out) {
        this.state = state;
        this.out = out;
    }

    int run() throws Exception {
        Instant begun = clock.instant();
        Optional<StackAddress> running =
                state.owner().isPresent() ? StackAddress.read(state.address()) : Optional.empty();
        if (running.isPresent()) {
            out.say("a stack already runs; the demo takes it and leaves it running");
            return onRunning(running.get(), begun);
        }
        try (var foreground = Foreground.start(Main.settings(state), out, clock)) {
            int code = show(demo(foreground.address()), begun);
            out.say("to go on     ./squall up starts it again, to stay");
            if (foreground.closing()) {
                foreground.awaitStop(); // interrupted: what failed, failed because of it
            }
            return code;
        } catch (StartFailure e) {
            out.say("failed: " + e.getMessage());
            return 1;
        }
    }

    /** The stack stays; so a Ctrl-C has to end what the demo has broken. */
    private int onRunning(StackAddress stack, Instant begun) throws InterruptedException {
        Demo demo = demo(stack);
        int code;
        try (var _ = new OnInterrupt("aborts-the-run", () -> abort(demo))) {
            code = show(demo, begun);
        }
        out.say("API          " + stack.api() + "/api/v1, described at " + stack.api() + "/q/openapi");
        out.say("to go on     stop it by ./squall down");
        return code;
    }

    private void abort(Demo demo) {
        out.say("interrupted; what is broken is undone");
        try {
            demo.abort();
        } catch (IOException e) {
            out.say("the run could not be aborted: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Demo demo(StackAddress stack) {
        var calm = new Calm(stack.orders().stream().map(OrdersReplica::url).toList());
        return new Demo(stack.api(), calm, stack.variables(), state.journals(), out::say, clock);
    }

    private int show(Demo demo, Instant begun) throws InterruptedException {
        boolean asItShould;
        try {
            asItShould = demo.run(
                    Chapter.all(Path.of(System.getProperty("squall.home", "")).resolve("experiments")));
        } catch (IOException e) {
            out.say("failed: " + e.getMessage() + "; the logs are in " + state.logs());
            return 1;
        }
        out.say("");
        out.say("all of it    %d s"
                .formatted(Duration.between(begun, clock.instant()).toSeconds()));
        out.say("a report     ./squall report " + state.journals() + "/demo-*.json report.html");
        return asItShould ? 0 : 1;
    }
}
