package dev.squall.agent.ledger;

import org.jspecify.annotations.Nullable;

class MemoryLedgerTest extends LedgerContract {
    private @Nullable MemoryLedger ledger;

    @Override
    Ledger open(Retention retention) {
        if (ledger == null) {
            ledger = new MemoryLedger(() -> now, retention);
        }
        return ledger;
    }
}
