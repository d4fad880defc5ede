package dev.squall.local.controls;

import dev.squall.model.journal.Leniency;
import dev.squall.model.journal.Result;
import dev.squall.model.journal.Result.Status;
import dev.squall.model.journal.RunPolicy;
import dev.squall.model.json.Json;
import dev.squall.model.message.StepAddress.Stage;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What controls make of a run's journal at its end. To the letter of Chaos Toolkit, a wish to end the run that came too
 * late to be taken in has interrupted it all the same, and a check after which one came was none; else such a wish is told.
 */
final class Closing {
    /** The state of a check that was broken off. */
    static final Json UNJUDGED = Json.mapping("steady_state_met", Json.NULL).with("probes", new Json.Array(List.of()));

    private static final String STATES = "steady_states";
    private static final String SQUALL = "squall";

    private final Controls controls;
    private final Levels levels;
    private final Wish wish;
    private final boolean toTheLetter;
    private @Nullable String undone;
    private volatile @Nullable Json changed;

    Closing(Controls controls, Levels levels, Wish wish, boolean toTheLetter) {
        this.controls = controls;
        this.levels = levels;
        this.wish = wish;
        this.toTheLetter = toTheLetter;
    }

    /** Under which key the journal has the checks of a stage. */
    static String key(Stage stage) {
        return switch (stage) {
            case BEFORE -> "before";
            case AFTER, RECOVERY -> "after";
            case DURING, CONFIGURATION, METHOD, ROLLBACK, GUARD -> "during";
        };
    }

    /** Whether rollbacks were due, of which there were none. */
    static boolean playsRollbacks(RunPolicy policy, Result result) {
        return switch (policy.rollbacks()) {
            case ALWAYS -> true;
            case NEVER -> false;
            case DEVIATED -> result.deviated();
            case DEFAULT ->
                !policy.allows(Leniency.NO_ROLLBACKS_AFTER_FAILURE)
                        || result.status() == Status.COMPLETED
                        || result.status() == Status.ABORTED;
        };
    }

    void endCheck(String key, Json state) throws InterruptedException {
        var left = levels.end(Level.HYPOTHESIS, new Context.Hypothesis(), state);
        if (left.stops().isPresent() && !key.equals(key(Stage.DURING))) {
            undone = key;
        }
    }

    void end(Json.Mapping journal) throws InterruptedException {
        var left = levels.end(Level.EXPERIMENT, new Context.Whole(), toTheLetter ? toTheLetter(journal) : journal);
        var last = toTheLetter ? left.state() : withWishes(left.state());
        if (!last.equals(journal)) {
            changed = last;
        }
        controls.cleanUp();
    }

    private Json.Mapping toTheLetter(Json.Mapping journal) {
        var now = wish.isOpen() ? journal.with("status", Json.of("interrupted")) : journal;
        return undone != null && now.get(STATES).orElse(Json.NULL) instanceof Json.Mapping states
                ? now.with(STATES, states.with(undone, Json.NULL))
                : now;
    }

    private Json withWishes(Json journal) {
        var unheeded = wish.unheeded();
        unheeded.forEach(controls::unheeded);
        return !unheeded.isEmpty()
                        && journal instanceof Json.Mapping all
                        && all.get(SQUALL).orElse(Json.NULL) instanceof Json.Mapping squall
                ? all.with(
                        SQUALL,
                        squall.with(
                                "wishes",
                                Json.array(unheeded.stream().map(Json::of).toArray(Json[]::new))))
                : journal;
    }

    /** Empty when they have left it alone. From any thread. */
    Optional<Json> journal() {
        return Optional.ofNullable(changed);
    }
}
