package dev.squall.coordinator.loop;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Where the loop's inputs come from. Everything but {@link #wakeUp} is called on the loop's thread. */
public interface Inputs extends AutoCloseable {
    /** Is told, on the loop's thread, from within {@link #next} or {@link #close}, which partitions are this coordinator's. */
    interface Ownership {
        void assigned(Set<Integer> partitions, int total);

        void revoked(Set<Integer> partitions);
    }

    /** Called once, before anything else. */
    void open(Ownership ownership);

    /** What has come, in order; waits for it so long at most, and not at all after {@link #wakeUp}. */
    List<Input> next(Duration limit);

    /** Everything that was given so far has led to what it will lead to, durably; it need not come again. */
    void accepted();

    /** Makes a {@link #next} that waits, or the next one, return at once. From any thread. */
    void wakeUp();

    /** Whether it knows whose inputs it gets. From any thread. */
    boolean joined();

    /** Gives the partitions back. */
    @Override
    void close();
}
