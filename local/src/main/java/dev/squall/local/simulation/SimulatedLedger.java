package dev.squall.local.simulation;

import dev.squall.agent.ledger.Ledger;
import dev.squall.agent.ledger.LedgerEntry;
import dev.squall.agent.ledger.MemoryLedger;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The disk of an agent: outlives it, fails at times, and is where an agent dies, just before or just after a write. */
final class SimulatedLedger implements Ledger {
    private final MemoryLedger disk;
    private final Chance chance;
    private final Set<String> open = new HashSet<>();

    SimulatedLedger(VirtualTime time, Chance chance) {
        this.disk = new MemoryLedger(time);
        this.chance = chance;
    }

    @Override
    public List<LedgerEntry> entries() {
        return disk.entries();
    }

    @Override
    public void append(LedgerEntry entry) throws IOException {
        String step = entry.getClass().getSimpleName();
        if (chance.happens(chance.weather().agent() / 2)) {
            throw new Crash("before " + step);
        }
        if (entry instanceof LedgerEntry.Intent
                && chance.happens(chance.weather().disk())) {
            throw new IOException("the simulated disk is full");
        }
        disk.append(entry);
        note(entry);
        if (chance.happens(chance.weather().agent() / 2)) {
            throw new Crash("after " + step);
        }
    }

    private void note(LedgerEntry entry) {
        switch (entry) {
            case LedgerEntry.Intent intent -> open.add(intent.command());
            case LedgerEntry.Done done -> open.remove(done.command());
            case LedgerEntry.Applied _, LedgerEntry.Undone _, LedgerEntry.Verified _, LedgerEntry.Aborted _ -> {}
        }
    }

    /** Whether the command's undo is written down and not done. */
    boolean holds(String command) {
        return open.contains(command);
    }

    @Override
    public void close() {}
}
