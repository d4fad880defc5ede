package dev.squall.agent.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one command stands by its entries. A {@code Done} alone is enough: the entries before it may have been dropped.
 */
public record Standing(
        String command,
        Optional<LedgerEntry.Intent> intent,
        Optional<LedgerEntry.Applied> applied,
        Optional<LedgerEntry.Verified> verified,
        Optional<LedgerEntry.Done> done) {

    /** Whether something may be in place, or may have been begun, of which the end is not known. */
    public boolean open() {
        return intent.isPresent() && done.isEmpty();
    }

    /** One for each command, in the order of their first entries. */
    public static List<Standing> of(List<LedgerEntry> entries) {
        Map<String, Standing> standings = new LinkedHashMap<>();
        for (LedgerEntry entry : entries) {
            if (entry instanceof LedgerEntry.OfCommand about) {
                standings.put(
                        about.command(),
                        standings
                                .getOrDefault(about.command(), none(about.command()))
                                .with(about));
            }
        }
        return List.copyOf(standings.values());
    }

    private static Standing none(String command) {
        return new Standing(command, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private Standing with(LedgerEntry.OfCommand entry) {
        return switch (entry) {
            case LedgerEntry.Intent it -> new Standing(command, Optional.of(it), applied, verified, done);
            case LedgerEntry.Applied it -> new Standing(command, intent, Optional.of(it), verified, done);
            case LedgerEntry.Undone _ -> this;
            case LedgerEntry.Verified it -> new Standing(command, intent, applied, Optional.of(it), done);
            case LedgerEntry.Done it -> new Standing(command, intent, applied, verified, Optional.of(it));
        };
    }
}
