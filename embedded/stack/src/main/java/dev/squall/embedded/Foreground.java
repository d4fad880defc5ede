package dev.squall.embedded;

import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

/** A stack that lives as long as this process: also Ctrl-C and SIGTERM, at any stage of its start, stop all of it. */
final class Foreground implements AutoCloseable {
    private final Stack stack;
    private final StackAddress address;
    private final Thread hook;

    private Foreground(Stack stack, StackAddress address, Thread hook) {
        this.stack = stack;
        this.address = address;
        this.hook = hook;
    }

    static Foreground start(StackSettings settings, Progress progress, InstantSource clock) throws Exception {
        var stack = new Stack(settings, progress, clock);
        Thread hook = Thread.ofPlatform().name("stops-the-stack").unstarted(() -> {
            progress.say("stopping");
            stack.close();
            progress.say("stopped");
        });
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return new Foreground(stack, stack.start(), hook);
        } catch (Exception | Error e) { // whatever it is: what was started would go on without an owner
            if (stack.closing()) {
                awaitTheEnd(); // the hook is at work; what failed, failed because of it
            }
            stack.close();
            throw e;
        }
    }

    StackAddress address() {
        return address;
    }

    /** True once it is being stopped, by whomever. */
    boolean closing() {
        return stack.closing();
    }

    /** Waits for ever; only the end of this process ends it. */
    void awaitStop() throws InterruptedException {
        awaitTheEnd();
    }

    private static void awaitTheEnd() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    @Override
    public void close() {
        stack.close();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyAtIt) {
            // the hook closes it as well, and closing twice is harmless
        }
    }
}
