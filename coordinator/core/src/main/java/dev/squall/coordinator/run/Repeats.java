package dev.squall.coordinator.run;

import dev.squall.model.experiment.Flow.Repeat;
import dev.squall.model.message.StepAddress;
import dev.squall.model.tolerance.Judgement;
import dev.squall.model.tolerance.Verdict;
import java.time.Instant;
import java.util.Optional;

/** Whether a step that has just ended is carried out once more, and when. */
final class Repeats {
    private Repeats() {}

    static Optional<Instant> next(Live live, StepAddress address, Optional<Judgement> judgement, Instant now) {
        var repeat = Endings.stepAt(live, address).flow().repeat();
        if (repeat.isEmpty() || live.closed().isPresent() || isLast(repeat.get(), address, judgement)) {
            return Optional.empty();
        }
        var at = now.plus(repeat.get().every());
        var begun = live.work().begun().getOrDefault(StepAddress.of(address.stage(), address.index()), now);
        var limit = repeat.get().within().map(begun::plus);
        return limit.isPresent() && at.isAfter(limit.get()) ? Optional.empty() : Optional.of(at);
    }

    private static boolean isLast(Repeat repeat, StepAddress address, Optional<Judgement> judgement) {
        boolean met = repeat.until().isPresent()
                && judgement.filter(given -> given.verdict() == Verdict.HELD).isPresent();
        return met || address.round() + 1 >= repeat.times();
    }
}
