package dev.squall.agent.fault.signal;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The signals that can be sent, with their numbers on Linux. */
enum Signal {
    HUP(1),
    INT(2),
    QUIT(3),
    KILL(9),
    USR1(10),
    USR2(12),
    TERM(15),
    CONT(18),
    STOP(19);

    private final int number;

    Signal(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** By its name with or without {@code SIG}, in any case. */
    static Optional<Signal> named(String name) {
        String bare = name.strip().toUpperCase(java.util.Locale.ROOT).replaceFirst("^SIG", "");
        return Arrays.stream(values())
                .filter(signal -> signal.name().equals(bare))
                .findFirst();
    }

    static String names() {
        return Arrays.stream(values()).map(Signal::name).collect(Collectors.joining(", "));
    }
}
