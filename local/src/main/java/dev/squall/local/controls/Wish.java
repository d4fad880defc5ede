package dev.squall.local.controls;

import java.util.ArrayList;
import java.util.List;

/**
 * A control's wish that the run ends, from the moment it is uttered until the run knows of it: what the run had decided
 * before that waits in the line, and does not begin any more. Used on the line's thread only.
 */
final class Wish {
    private final ControlledRun.Stop stop;
    private final WaitingLine line;
    private final List<String> uttered = new ArrayList<>();
    private boolean open;
    private boolean stopped;

    Wish(ControlledRun.Stop stop, WaitingLine line) {
        this.stop = stop;
        this.line = line;
    }

    void utter(String why) {
        open = true;
        uttered.add(why);
        stop.ask(why, () -> line.add(() -> open = false));
    }

    boolean isOpen() {
        return open;
    }

    /** The run ends before its time, whoever wanted that. */
    void stopped() {
        stopped = true;
    }

    /** What came too late to change anything. */
    List<String> unheeded() {
        return stopped ? List.of() : List.copyOf(uttered);
    }
}
