package dev.squall.checks.bad;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;

/** Breaks the rules, so that a test can see them broken. */
final class ReadsTheClock {
    private ReadsTheClock() {}

    static String everythingThatPureCodeMayNot(Path file) throws Exception {
        Thread.sleep(0);
        return Instant.now() + " " + new Random().nextInt() + " " + Files.readString(file);
    }
}
