package dev.squall.local.memory;

import dev.squall.coordinator.runner.RunStore;
import dev.squall.coordinator.runner.RunStoreContract;

class MemoryRunStoreTest extends RunStoreContract {
    private final RunStore store = new MemoryRunStore();

    @Override
    protected RunStore store() {
        return store;
    }
}
