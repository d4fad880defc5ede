package dev.squall.coordinator.loop;

import dev.squall.coordinator.runner.Runner;
import dev.squall.model.journal.Plan;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Answers for it that one thread, and only one, calls the {@link Runner}: everybody else puts {@link Work} into a bounded
 * queue. Between two pieces of work it tells the runs whose time has come.
 *
 * <pre>
 * kafka, submit -> queue -> {@link Decider} -> Runner -> store, bus
 * </pre>
 */
public final class RunnerLoop implements AutoCloseable {
    /** Work that may wait; beyond it new runs are turned away. Reports are bounded by what their consumer has under way. */
    public static final int QUEUE = 4096;

    private static final int ROOM_FOR_RUNS = QUEUE / 2;
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private final BlockingQueue<Work> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Decider decider;
    private final Thread thread;
    private final Lookout lookout;
    private volatile boolean open = true;

    public RunnerLoop(Decider decider, InstantSource clock) {
        this.decider = decider;
        this.lookout = new Lookout(decider::wake, clock);
        this.thread = Thread.ofPlatform().name("squall-loop").daemon(false).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /**
     * Gives runs their inputs, in order.
     *
     * @return completes when what they led to is durable; never, when the loop is closed before
     */
    public CompletionStage<Void> accept(List<Input> inputs) {
        var done = new CompletableFuture<Void>();
        put(new Work.Accept(List.copyOf(inputs), done));
        return done;
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
        if (decider.stalled() || queue.size() > ROOM_FOR_RUNS) {
            return CompletableFuture.failedFuture(
                    new RejectedExecutionException("the coordinator has more to do than it can"));
        }
        var done = new CompletableFuture<Created>();
        put(new Work.Create(plan, by, done));
        return done;
    }

    /** These partitions, out of so many, are this coordinator's from now on: their unfinished runs are taken over. */
    public void assigned(Set<Integer> partitions, int total) {
        put(new Work.TakeOver(Set.copyOf(partitions), total));
    }

    /** Completes when nothing more will be decided for the runs of these partitions. */
    public CompletionStage<Void> revoked(Set<Integer> partitions) {
        var done = new CompletableFuture<Void>();
        put(new Work.Release(Set.copyOf(partitions), done));
        return done;
    }

    /** Whether runs of that id are decided here, as far as it is known at this moment. */
    public boolean owns(String run) {
        return decider.partitions().own(run);
    }

    public int waiting() {
        return queue.size();
    }

    public boolean alive() {
        return thread.isAlive();
    }

    /** Whether it is waiting for the store to come back. */
    public boolean stalled() {
        return decider.stalled();
    }

    /** Finishes the piece of work in hand; what is still in the queue is delivered again to the next owner. */
    @Override
    public void close() {
        open = false;
        decider.close();
        queue.offer(new Work.Release(Set.of(), new CompletableFuture<>())); // so that it notices at once
        try {
            thread.join(FAREWELL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void put(Work work) {
        if (!open) {
            throw new RejectedExecutionException("the coordinator is stopping");
        }
        queue.add(work);
    }

    private void run() {
        while (open) {
            try {
                turn();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void turn() throws InterruptedException {
        var work = Optional.ofNullable(queue.poll());
        if (work.isEmpty()) {
            work = Optional.ofNullable(queue.poll(lookout.look().toNanos(), TimeUnit.NANOSECONDS));
        }
        if (work.isPresent()) {
            decider.perform(work.get());
            lookout.workDone();
        }
    }
}
