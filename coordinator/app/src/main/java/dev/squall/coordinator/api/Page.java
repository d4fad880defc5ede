package dev.squall.coordinator.api;

import dev.squall.coordinator.store.CataloguedRun;
import dev.squall.model.json.Json;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One page of runs. Its cursor is a place in the order of runs, so that a page stays the same while new runs come. */
record Page(long before, int limit) {
    private static final int USUAL = 50;
    private static final int MOST = 200;

    /** Empty when either cannot be used. */
    static Optional<Page> read(@Nullable String cursor, @Nullable String limit) {
        try {
            long before = cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor, Character.MAX_RADIX);
            int size = limit == null ? USUAL : Integer.parseInt(limit);
            return size < 1 || size > MOST || before < 1 ? Optional.empty() : Optional.of(new Page(before, size));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** @param found one more than fit, if there are as many */
    Json of(List<CataloguedRun> found) {
        var shown = found.subList(0, Math.min(limit, found.size()));
        var shape = new Shape().put("runs", shown, run -> RunShape.of(run).done());
        return found.size() > limit
                ? shape.put("next", Long.toString(shown.getLast().ordinal, Character.MAX_RADIX))
                        .done()
                : shape.done();
    }
}
