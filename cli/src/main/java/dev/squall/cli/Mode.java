package dev.squall.cli;

import dev.squall.agent.call.Habits;
import dev.squall.model.codec.Dialect;
import dev.squall.model.codec.Masking;
import dev.squall.model.journal.Leniency;
import dev.squall.model.json.Json;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a command line stands for: Squall's own way, or Chaos Toolkit's to the letter. It is nothing but a choice of policies
 * for those who have to decide something.
 *
 * @param toTheLetter whether status, exit code, journal and signals are those of Chaos Toolkit
 * @param leniencies  what the machine is told
 * @param dialect     how files are read
 * @param habits      how functions behave
 */
record Mode(boolean toTheLetter, Set<Leniency> leniencies, Dialect dialect, Habits habits) {
    static final Mode SAFE = new Mode(false, Leniency.NONE, Dialect.SQUALL, Habits.CAREFUL);
    static final Mode CHAOS_TOOLKIT = new Mode(true, Leniency.ALL, Dialect.CHAOS_TOOLKIT, Habits.CHAOS_TOOLKIT);

    Mode allowing(Set<Leniency> more) {
        if (more.isEmpty()) {
            return this;
        }
        var all = new TreeSet<>(more);
        all.addAll(leniencies);
        return new Mode(toTheLetter, all, dialect, habits);
    }

    /** An experiment as others may see it. */
    Json shown(Json experiment) {
        return !toTheLetter && experiment instanceof Json.Mapping members ? Masking.experiment(members) : experiment;
    }

    Mode withoutValidation() {
        return toTheLetter ? new Mode(true, leniencies, Dialect.CHAOS_TOOLKIT_UNVALIDATED, habits) : this;
    }
}
