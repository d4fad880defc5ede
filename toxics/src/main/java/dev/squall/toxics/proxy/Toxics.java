package dev.squall.toxics.proxy;

import dev.squall.toxics.proxy.Refusal.Kind;
import dev.squall.toxics.toxic.Attributes;
import dev.squall.toxics.toxic.Toxic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Changes the list of a proxy's toxics and sees to their expiry. Only under the lock of its proxy. */
final class Toxics {
    private final Surroundings surroundings;
    private final Expire expire;
    private final Map<Long, Future<?>> expiries = new HashMap<>();
    private long ids;

    /** Told on a thread of its own that the time of a toxic has come; it may have been given another meanwhile. */
    @FunctionalInterface
    interface Expire {
        void accept(long id, OptionalLong expires);
    }

    Toxics(Surroundings surroundings, Expire expire) {
        this.surroundings = surroundings;
        this.expire = expire;
    }

    Answer<List<PlacedToxic>> added(List<PlacedToxic> toxics, NewToxic wanted) {
        if (toxics.stream().anyMatch(each -> each.name().equals(wanted.name()))) {
            return Answer.refused(Kind.TAKEN, "toxic already exists");
        }
        if (toxics.size() >= NewProxy.MOST_TOXICS) {
            return Answer.refused(Kind.BUSY, "a proxy has at most " + NewProxy.MOST_TOXICS + " toxics");
        }
        var changed = new ArrayList<>(toxics);
        changed.add(placed(wanted));
        return Answer.done(changed);
    }

    List<PlacedToxic> changed(List<PlacedToxic> toxics, PlacedToxic before, ToxicChange change) {
        Toxic toxic = change.attributes().isEmpty()
                ? before.toxic()
                : change.type().make(new Attributes(before.toxic().attributes()).with(change.attributes()));
        var after = new PlacedToxic(
                before.id(),
                before.name(),
                before.stream(),
                change.toxicity().orElse(before.toxicity()),
                toxic,
                change.expiry().isPresent() ? expiry(before.id(), change.expiry()) : before.expires(),
                before.hits());
        return toxics.stream()
                .map(each -> each.id() == before.id() ? after : each)
                .toList();
    }

    List<PlacedToxic> without(List<PlacedToxic> toxics, PlacedToxic removed) {
        forget(removed.id());
        return toxics.stream().filter(each -> each.id() != removed.id()).toList();
    }

    /** These instead of those that there were; when they are the same, nothing is touched. */
    List<PlacedToxic> replaced(List<PlacedToxic> toxics, List<NewToxic> wanted) {
        boolean same = toxics.size() == wanted.size();
        for (int i = 0; same && i < wanted.size(); i++) {
            same = toxics.get(i).does(wanted.get(i));
        }
        if (same) {
            return toxics;
        }
        toxics.forEach(each -> forget(each.id()));
        return wanted.stream().map(this::placed).toList();
    }

    private PlacedToxic placed(NewToxic wanted) {
        long id = ids++;
        return new PlacedToxic(
                id,
                wanted.name(),
                wanted.stream(),
                wanted.toxicity(),
                wanted.toxic(),
                expiry(id, wanted.expiry()),
                new LongAdder());
    }

    private OptionalLong expiry(long id, Optional<Duration> wanted) {
        forget(id);
        long nanos = wanted.orElse(Duration.ZERO).toNanos();
        if (nanos == 0) {
            return OptionalLong.empty();
        }
        var expires = OptionalLong.of(surroundings.ticker().nanos() + nanos);
        expiries.put(id, surroundings.later().schedule(() -> expire.accept(id, expires), nanos, TimeUnit.NANOSECONDS));
        return expires;
    }

    private void forget(long id) {
        Future<?> expiry = expiries.remove(id);
        if (expiry != null) {
            expiry.cancel(false);
        }
    }
}
