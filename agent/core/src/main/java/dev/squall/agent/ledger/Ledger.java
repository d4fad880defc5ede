package dev.squall.agent.ledger;

import java.io.IOException;
import java.util.List;

/**
 * An append-only list that outlives the agent. One writer at a time; safe for several threads of it.
 */
public interface Ledger extends AutoCloseable {

    /** Every entry that still matters, oldest first, as it was found when the ledger was opened and as appended since. */
    List<LedgerEntry> entries();

    /**
     * Adds an entry. A {@link LedgerEntry.Intent} is on the disk when this returns; any other entry survives the end of the
     * process, and its loss with the machine's only means that an undo is done again.
     *
     * @throws IOException if it is not in the ledger; nothing may be changed then
     */
    void append(LedgerEntry entry) throws IOException;

    @Override
    void close() throws IOException;
}
