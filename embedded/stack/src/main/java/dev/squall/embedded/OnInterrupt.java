package dev.squall.embedded;

/** What is done when this process is told to stop, by Ctrl-C or SIGTERM, before this is closed. */
final class OnInterrupt implements AutoCloseable {
    private final Thread hook;

    OnInterrupt(String name, Runnable work) {
        this.hook = Thread.ofPlatform().name(name).unstarted(work);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** From here on nothing is done; what is under way already is waited for. */
    @Override
    public void close() throws InterruptedException {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException stopping) {
            hook.join();
        }
    }
}
