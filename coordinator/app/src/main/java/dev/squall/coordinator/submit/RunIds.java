package dev.squall.coordinator.submit;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Names new runs so that people can read them aloud and sort them: {@code 20260301-120000-x4k9qd}, in UTC. */
public final class RunIds {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    /** Without letters that look alike. */
    private static final String ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";

    private static final int RANDOM_LETTERS = 7;
    private static final int TRIES = 64;

    private final InstantSource clock;
    private final RandomGenerator chance;

    public RunIds(InstantSource clock, RandomGenerator chance) {
        this.clock = clock;
        this.chance = chance;
    }

    /** A new id, one that is {@code wanted} if there is one among a few: a run that is decided here starts faster. */
    public String next(Predicate<String> wanted) {
        String id = next();
        for (int i = 1; i < TRIES && !wanted.test(id); i++) {
            id = next();
        }
        return id;
    }

    private String next() {
        var id = new StringBuilder(TIME.format(clock.instant())).append('-');
        for (int i = 0; i < RANDOM_LETTERS; i++) {
            id.append(ALPHABET.charAt(chance.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }
}
