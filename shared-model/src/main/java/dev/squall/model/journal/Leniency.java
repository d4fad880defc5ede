package dev.squall.model.journal;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A named departure from the safe way to run an experiment. The machine is given a set of them and never asks where they come
 * from: none is the default, {@link #ALL} together is what Chaos Toolkit does. Each can be had alone.
 */
public enum Leniency {
    /** The hypothesis not holding before the method completes the run, rollbacks included; without it the run ends there as such. */
    GATE_MISS_COMPLETES,
    /** By default rollbacks are left out of a run that failed or was interrupted; without it whatever was started is rolled back. */
    NO_ROLLBACKS_AFTER_FAILURE,
    /** A check during the method that does not hold changes nothing; without it the run deviates. */
    MISS_DURING_ONLY_WARNS,
    /** A run that is to fail fast lets the step under way end, and checks once more; without it everything is broken off at once. */
    FAIL_FAST_WAITS,
    /** A failed step of the method changes nothing; without it the run deviates, unless the step says {@code may-fail}. */
    FAILED_STEPS_ONLY_NOTED,
    /** The tolerance of a probe in the method is ignored; without it the probe is judged. */
    METHOD_TOLERANCES_IGNORED,
    /** A probe of the check after the method that cannot run fails the run and counts as deviated; without it the verdict is UNKNOWN. */
    FAILED_CHECK_FAILS_RUN,
    /**
     * An error of the tool, of a tolerance or of a pause aborts the method, also from a check that goes round with it, and in
     * another check or a rollback ends everything without a journal; without it only the step fails, or the verdict is UNKNOWN.
     */
    TOOL_ERROR_ENDS_RUN,
    /**
     * An interruption breaks off the step under way, which may be what asks for it, lets background steps end, which may not, and
     * runs rollbacks only if they always do; without it everything is broken off, undone and rolled back.
     */
    INTERRUPTION_LETS_END,
    /** A step with a key {@code dry} is carried out for real in a dry run; without it nothing defeats a dry run. */
    DRY_KEY_DEFEATS_DRY_RUN,
    /** Probes of the configuration run in a dry run that leaves probes out; without it they are left out as well. */
    DRY_RUN_ASKS_CONFIGURATION,
    /** The {@code timeout} of a step is ignored; without it the step fails when it is over. */
    STEP_TIMEOUTS_IGNORED;

    public static final Set<Leniency> NONE = Set.of();
    public static final Set<Leniency> ALL = Collections.unmodifiableSet(new TreeSet<>(List.of(values())));

    /** As it is written: {@code gate-miss-completes}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Leniency> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}
