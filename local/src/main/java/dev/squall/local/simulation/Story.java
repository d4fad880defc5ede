package dev.squall.local.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What happened in a world, line by line, for people. */
final class Story {
    private static final int LONGEST = 20_000;

    private final VirtualTime time;
    private final List<String> lines = new ArrayList<>();

    Story(VirtualTime time) {
        this.time = time;
    }

    void tell(String who, String what) {
        if (lines.size() < LONGEST) {
            lines.add(moment(time.elapsed()) + "  " + who + ": " + what);
        }
    }

    private static String moment(Duration at) {
        return String.format(Locale.ROOT, "%4d:%02d.%03d", at.toMinutes(), at.toSecondsPart(), at.toMillisPart());
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
