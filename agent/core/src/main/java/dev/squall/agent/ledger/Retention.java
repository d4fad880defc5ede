package dev.squall.agent.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a ledger keeps: whatever is open, for ever; what is done or aborted, so that a late duplicate is known, up to a
 * number and an age.
 */
public record Retention(int finished, Duration age) {
    public static final Retention DEFAULT = new Retention(10_000, Duration.ofHours(24));

    /** The entries that still matter, oldest first. */
    public List<LedgerEntry> kept(List<LedgerEntry> entries, Instant now) {
        Instant oldest = now.minus(age);
        var kept = new ArrayList<LedgerEntry>();
        var standings = Standing.of(entries);
        newest(entries.stream()
                        .filter(LedgerEntry.Aborted.class::isInstance)
                        .filter(entry -> entry.at().isAfter(oldest))
                        .toList())
                .forEach(kept::add);
        newest(standings.stream()
                        .flatMap(standing -> standing.done().stream())
                        .filter(done -> done.at().isAfter(oldest))
                        .toList())
                .forEach(kept::add);
        standings.stream()
                .filter(Standing::open)
                .flatMap(open ->
                        Stream.<Optional<? extends LedgerEntry>>of(open.intent(), open.applied(), open.verified()))
                .flatMap(Optional::stream)
                .forEach(kept::add);
        return List.copyOf(kept);
    }

    private <T> List<T> newest(List<T> entries) {
        return entries.subList(Math.max(0, entries.size() - finished), entries.size());
    }
}
