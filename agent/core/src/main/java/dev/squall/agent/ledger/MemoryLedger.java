package dev.squall.agent.ledger;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A ledger for runs that end with their process, and for the simulation, where the object stands for the disk. */
public final class MemoryLedger implements Ledger {
    private static final int TIDY_AT = 1_000;

    private final InstantSource clock;
    private final Retention retention;
    private List<LedgerEntry> entries = new ArrayList<>();
    private int tidyAt = TIDY_AT;

    public MemoryLedger(InstantSource clock) {
        this(clock, Retention.DEFAULT);
    }

    public MemoryLedger(InstantSource clock, Retention retention) {
        this.clock = clock;
        this.retention = retention;
    }

    @Override
    public synchronized List<LedgerEntry> entries() {
        return retention.kept(entries, clock.instant());
    }

    @Override
    public synchronized void append(LedgerEntry entry) {
        entries.add(entry);
        if (entries.size() >= tidyAt) {
            entries = new ArrayList<>(retention.kept(entries, clock.instant()));
            tidyAt = Math.max(TIDY_AT, 2 * entries.size());
        }
    }

    /** Nothing to give back: the entries stay for the next worker. */
    @Override
    public void close() {}
}
