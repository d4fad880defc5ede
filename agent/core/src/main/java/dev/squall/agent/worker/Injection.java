package dev.squall.agent.worker;

import dev.squall.model.message.Recovery;
import dev.squall.model.message.RecoveryCause;
import java.time.Duration;
import java.util.Optional;

/**
 * The life of one fault, purely: a state is a record, its methods are its legal moves. Moments are of elapsed time.
 *
 * <pre>
 * {@link Intended} -> {@link Applied} -> {@link Undoing} -> {@link Verifying} -> {@link Clean}
 *      |                                  ^      |            |
 *      +----------------------------------+      v            v
 *                                         +-- {@link Waiting} ----> {@link Left}: told, and tried again as long as the agent lives
 * </pre>
 */
sealed interface Injection {

    /** When this state wants to be looked at again, without anything else happening. */
    default Optional<Duration> due() {
        return switch (this) {
            case Intended(Clocks clocks, Optional<RecoveryCause> ending) ->
                ending.isPresent() ? Optional.empty() : Optional.of(clocks.earliest());
            case Applied(Clocks clocks) -> Optional.of(clocks.earliest());
            case Waiting waiting -> Optional.of(waiting.retryAt());
            case Left left -> Optional.of(left.retryAt());
            case Undoing _, Verifying _, Clean _ -> Optional.empty();
        };
    }

    /** The undo is in the ledger; the harm may be done in part. An end that comes now waits until it is known in which. */
    record Intended(Clocks clocks, Optional<RecoveryCause> ending) implements Injection {
        Intended renewed(Duration until) {
            return new Intended(clocks.renewed(until), ending);
        }

        /** The first cause stays. */
        Intended ending(RecoveryCause cause) {
            return ending.isPresent() ? this : new Intended(clocks, Optional.of(cause));
        }

        /** It is in place, for {@code length} at most. */
        Applied applied(Duration now, Optional<Duration> length) {
            return new Applied(clocks.lasting(length.map(now::plus)));
        }

        /** It did not work, so whatever is there goes. */
        Undoing broken() {
            return new Undoing(ending.orElse(RecoveryCause.REQUESTED), 1);
        }
    }

    /** In place. */
    record Applied(Clocks clocks) implements Injection {
        Applied renewed(Duration until) {
            return new Applied(clocks.renewed(until));
        }

        Undoing ended(RecoveryCause cause) {
            return new Undoing(cause, 1);
        }
    }

    /** Being undone, for the {@code attempt}th time. */
    record Undoing(RecoveryCause cause, int attempt) implements Injection {
        /** Whatever came of it: what is still there is not for the undo to say. */
        Verifying tried() {
            return new Verifying(cause, attempt);
        }
    }

    /** The undo was tried, and the system is being read again. */
    record Verifying(RecoveryCause cause, int attempt) implements Injection {
        Injection read(Recovery outcome, Duration now, Retry retry) {
            return switch (outcome) {
                case CLEAN -> new Clean(cause);
                case DIRTY, UNKNOWN -> after(cause, attempt, outcome, now, retry);
            };
        }
    }

    /** Not clean yet; tried again at {@code retryAt}. */
    record Waiting(RecoveryCause cause, int attempt, Recovery last, Duration retryAt) implements Injection {
        Undoing retried() {
            return new Undoing(cause, attempt + 1);
        }
    }

    /** Tried often, and told to be still there. It is tried at {@code retryAt} again, or sooner when somebody asks. */
    record Left(RecoveryCause cause, int attempt, Recovery last, Duration retryAt) implements Injection {
        Undoing retried() {
            return new Undoing(cause, attempt + 1);
        }

        Undoing asked(RecoveryCause again) {
            return new Undoing(again, 1);
        }
    }

    /** Gone, by evidence. */
    record Clean(RecoveryCause cause) implements Injection {}

    /** A fault that an earlier life of the agent left in the ledger. */
    static Undoing found() {
        return new Undoing(RecoveryCause.RESTART, 1);
    }

    private static Injection after(RecoveryCause cause, int attempt, Recovery outcome, Duration now, Retry retry) {
        var next = now.plus(retry.after(attempt));
        return retry.allows(attempt + 1)
                ? new Waiting(cause, attempt, outcome, next)
                : new Left(cause, attempt, outcome, next);
    }
}
