package dev.squall.coordinator.loop;

import dev.squall.coordinator.runner.Runner;
import dev.squall.model.journal.Plan;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;

/**
 * Answers for it that one thread, and only one, calls the {@link Runner}: it waits for {@link Inputs} itself, and is woken
 * for new runs, which others put into a bounded queue. In between it tells the runs whose time has come.
 *
 * <pre>
 * {@link Inputs}  -> {@link Decider} -> Runner -> store, bus
 * submit -> queue --^
 * </pre>
 */
public final class RunnerLoop implements AutoCloseable {
    /** New runs that may wait; beyond it they are turned away. */
    private static final int QUEUE = 2048;

    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private final Queue<Creation> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Decider decider;
    private final Inputs inputs;
    private final Thread thread;
    private final Lookout lookout;
    private volatile boolean open = true;

    private record Creation(Plan plan, String by, CompletableFuture<Created> done) {}

    public RunnerLoop(Decider decider, Inputs inputs, InstantSource clock) {
        this.decider = decider;
        this.inputs = inputs;
        this.lookout = new Lookout(decider::wake, clock);
        this.thread = Thread.ofPlatform().name("squall-loop").daemon(false).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** What became of a new run. */
    public enum Created {
        /** It is stored and on its way. */
        STARTED,
        /** It is stored; its owner is another coordinator, which has to be asked to start it. */
        STORED,
        /** There is a run of that id. */
        EXISTED
    }

    /** Stores a new run, and starts it if it is decided here. Fails while the store is away or the queue is full. */
    public CompletionStage<Created> create(Plan plan, String by) {
        var done = new CompletableFuture<Created>();
        if (!open || decider.stalled() || !queue.offer(new Creation(plan, by, done))) {
            return CompletableFuture.failedFuture(
                    new RejectedExecutionException("the coordinator has more to do than it can, or is stopping"));
        }
        inputs.wakeUp();
        return done;
    }

    /** Whether runs of that id are decided here, as far as it is known at this moment. */
    public boolean owns(String run) {
        return decider.partitions().own(run);
    }

    public int waiting() {
        return queue.size();
    }

    /** Whether it knows which runs are its own. */
    public boolean joined() {
        return inputs.joined();
    }

    public boolean alive() {
        return thread.isAlive();
    }

    /** Whether it is waiting for the store to come back. */
    public boolean stalled() {
        return decider.stalled();
    }

    /** Finishes the piece of work in hand; what has not been decided comes again to the next owner. */
    @Override
    public void close() {
        open = false;
        decider.close();
        inputs.wakeUp();
        try {
            thread.join(FAREWELL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (inputs) {
            inputs.open(decider);
            while (open) {
                turn();
            }
        }
    }

    private void turn() {
        var creation = queue.poll();
        if (creation != null) {
            decider.create(creation.plan(), creation.by(), creation.done());
            lookout.workDone();
        }
        var more = inputs.next(queue.isEmpty() ? lookout.look() : Duration.ZERO);
        if (more.isEmpty()) {
            return;
        }
        if (decider.accept(more)) {
            inputs.accepted();
        }
        lookout.workDone();
    }
}
